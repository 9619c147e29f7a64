import { v7 as uuidv7 } from "uuid";
import { BeginUpload } from "../client/acts.js";
import type { Conversation, PutAnswer } from "../client/conversation.js";
import { graphql } from "../gql/index.js";
import type { AgreementSeen, MessageSeen, RecordSeen } from "./answers.js";

const AgreementPage = graphql(`
  query AgreementPage($id: ID!) {
    agreement(id: $id) { ...AgreementSeen }
  }
`);

const RecordPage = graphql(`
  query RecordPage($id: ID!) {
    record(id: $id) { ...RecordSeen }
  }
`);

const Messages = graphql(`
  query Messages {
    messages(first: 50) { rows { ...MessageSeen } }
  }
`);

const MarkMessagesRead = graphql(`
  mutation MarkMessagesRead($ids: [ID!]!) {
    markMessagesRead(ids: $ids)
  }
`);

/** What everyone who is signed in can do: look at their records, and lay files beside them. */
export class Reader<Line extends Conversation = Conversation> {
  constructor(readonly line: Line) {}

  /** Null when the agreement is unknown to this person (P-07). */
  agreement(id: string): Promise<AgreementSeen | null> {
    return this.line.send(AgreementPage, { id });
  }

  /** A record of any kind; null when it is unknown to this person (P-07). */
  record(id: string): Promise<RecordSeen | null> {
    return this.line.send(RecordPage, { id });
  }

  /** Begins an upload and sends its bytes, as the apps do; answers its id, or what refused it. */
  async uploads(
    recordId: string,
    purpose: string,
    bytes: Buffer,
    fileName = "材料.jpg",
  ): Promise<{ id: string } & PutAnswer> {
    const id = uuidv7();
    const input = { id, recordId, purpose, fileName, bytes: bytes.length };
    const { putUrl, code, message } = await this.line.send(BeginUpload, { input });
    if (!putUrl) return { id, status: 403, ...(code && { code }), ...(message && { message }) };
    return { id, ...(await this.line.put(putUrl, bytes)) };
  }
}

/** Graduates and employers also have messages (F-94). */
export class Recipient<Line extends Conversation = Conversation> extends Reader<Line> {
  /** The newest ones, at most 50. */
  async messages(): Promise<MessageSeen[]> {
    return (await this.line.send(Messages)).rows;
  }

  /** Reads what has come, as people do before they act; answers how many remain unread. */
  async readsMessages(): Promise<number> {
    const ids = (await this.messages()).filter((message) => !message.readAt).map((message) => message.id);
    return ids.length === 0 ? 0 : await this.line.send(MarkMessagesRead, { ids });
  }
}
