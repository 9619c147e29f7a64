import type { Conversation } from "../conversation.js";
import { AGREEMENT_SEEN, type AgreementSeen, type MessageSeen } from "./answers.js";

/** What everyone who is signed in can do: look at their agreements. */
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
