import type { Pool } from "pg";
import { pageOf, pageSize, positionAfter } from "../../lists/cursor.js";
import type { Viewer } from "../../parties/identity/index.js";
import { isId } from "../../words/ids.js";
import type { RecipientKind } from "./message.entity.js";
import type { MessagePage } from "./message.types.js";

/** Whose messages a viewer reads; staff have none (F-94). */
export interface Recipient {
  kind: RecipientKind;
  id: string;
}

export function recipientOf(viewer: Viewer): Recipient {
  if (viewer.role === "GRADUATE") return { kind: "GRADUATE", id: viewer.graduateId };
  if (viewer.role === "EMPLOYER") return { kind: "EMPLOYER", id: viewer.employerId };
  throw new Error(`Messages were opened to ${viewer.role}`);
}

interface MessageRow {
  id: string;
  title: string;
  body: string;
  record_id: string | null;
  sent_at: Date | string;
  read_at: Date | string | null;
}

/** The recipient's own messages, newest first. */
export async function listMessages(
  pool: Pool,
  { kind, id }: Recipient,
  first: number,
  after: string | null,
): Promise<MessagePage> {
  const from = positionAfter(after);
  const size = pageSize(first);
  const { rows } = await pool.query<MessageRow>({
    name: "messages",
    text: `select id, title, body, record_id, sent_at, read_at from message
      where recipient_kind = $1 and recipient_id = $2 and (sent_at, id) < ($3, $4)
      order by sent_at desc, id desc limit $5`,
    values: [kind, id, from.at, from.id, size + 1],
  });
  const messages = rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: row.body,
    recordId: row.record_id,
    sentAt: new Date(row.sent_at),
    readAt: row.read_at === null ? null : new Date(row.read_at),
  }));
  return pageOf(messages, size, (message) => ({ at: message.sentAt, id: message.id }));
}

/** How many messages of the recipient are unread. */
export async function unreadMessages(pool: Pool, { kind, id }: Recipient): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: "messages-unread",
    text: `select count(*)::int as count from message
      where recipient_kind = $1 and recipient_id = $2 and read_at is null`,
    values: [kind, id],
  });
  return rows[0]?.count ?? 0;
}

/** Marks the recipient's own messages among `ids` read at `now`; ids of others and unknown ones change nothing (P-07). */
export async function markRead(
  pool: Pool,
  { kind, id }: Recipient,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await pool.query({
    name: "messages-mark-read",
    text: `update message set read_at = $4
      where recipient_kind = $1 and recipient_id = $2 and id = any($3::uuid[]) and read_at is null`,
    values: [kind, id, ids.filter((each) => isId(each)), now],
  });
}
