import { v7 as uuidv7 } from "uuid";
import type { Conversation, PutAnswer } from "../conversation.js";
import {
  AGREEMENT_SEEN,
  type AgreementSeen,
  type MessageSeen,
  type Outcome,
  RECORD_SEEN,
  type RecordSeen,
} from "./answers.js";

/** What everyone who is signed in can do: look at their records, and lay files beside them. */
export class Reader<Line extends Conversation = Conversation> {
  constructor(readonly line: Line) {}

  /** Null when the agreement is unknown to this person (P-07). */
  async agreement(id: string): Promise<AgreementSeen | null> {
    const { agreement } = await this.line.ask<{ agreement: AgreementSeen | null }>(
      `query ($id: ID!) { agreement(id: $id) { ${AGREEMENT_SEEN} } }`,
      { id },
    );
    return agreement;
  }

  /** A record of any kind; null when it is unknown to this person (P-07). */
  async record(id: string): Promise<RecordSeen | null> {
    const { record } = await this.line.ask<{ record: RecordSeen | null }>(
      `query ($id: ID!) { record(id: $id) { ${RECORD_SEEN} } }`,
      { id },
    );
    return record;
  }

  /** Begins an upload and sends its bytes, as the apps do; answers its id, or what refused it. */
  async uploads(
    recordId: string,
    purpose: string,
    bytes: Buffer,
    fileName = "材料.jpg",
  ): Promise<{ id: string } & PutAnswer> {
    const id = uuidv7();
    const { slot } = await this.line.ask<{ slot: Outcome<{ putUrl: string }> }>(
      `mutation ($input: BeginUploadInput!) { slot: beginUpload(input: $input) {
        __typename ... on UploadSlot { putUrl } ... on Refusal { code message } } }`,
      { input: { id, recordId, purpose, fileName, bytes: bytes.length } },
    );
    const { putUrl, code, message } = slot;
    if (!putUrl) return { id, status: 403, ...(code && { code }), ...(message && { message }) };
    return { id, ...(await this.line.put(putUrl, bytes)) };
  }
}

/** Graduates and employers also have messages (F-94). */
export class Recipient<Line extends Conversation = Conversation> extends Reader<Line> {
  /** The newest ones, at most 50. */
  async messages(): Promise<MessageSeen[]> {
    const { messages } = await this.line.ask<{ messages: { rows: MessageSeen[] } }>(
      "{ messages(first: 50) { rows { id title body recordId sentAt readAt } } }",
    );
    return messages.rows;
  }

  /** Reads what has come, as people do before they act; answers how many remain unread. */
  async readsMessages(): Promise<number> {
    const ids = (await this.messages()).filter((message) => !message.readAt).map((message) => message.id);
    if (ids.length === 0) return 0;
    const { left } = await this.line.ask<{ left: number }>(
      "mutation ($ids: [ID!]!) { left: markMessagesRead(ids: $ids) }",
      { ids },
    );
    return left;
  }
}
