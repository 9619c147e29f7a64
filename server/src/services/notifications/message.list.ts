import type { Pool } from "pg";
import { query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { Viewer } from "../../parties/identity/index.js";
import { isId } from "../../words/ids.js";
import type { RecipientKind } from "./message.entity.js";
import { MessageView } from "./message.types.js";

/** Whose messages a viewer reads: a person's, of every roster row (F-01a); staff have none (F-94). */
export interface Recipient {
  role: RecipientKind;
  ids: readonly string[];
}

export function recipientOf(viewer: Viewer): Recipient {
  if (viewer.role === "GRADUATE") return { role: "GRADUATE", ids: viewer.graduateIds };
  if (viewer.role === "EMPLOYER") return { role: "EMPLOYER", ids: [viewer.employerId] };
  throw new Error(`Messages were opened to ${viewer.role}`);
}

class MessageFilter {
  unread?: boolean | null;
}

/** The recipient's own messages, newest first. */
export const messages = defineList({
  name: "messages",
  row: MessageView,
  filter: MessageFilter,
  from: sql`message m`,
  columns: {
    id: column.id`m.id`,
    title: column.text`m.title`,
    body: column.text`m.body`,
    recordId: column.id<string | null>`m.record_id`,
    sentAt: column.instant`m.sent_at`,
    readAt: column.instant<string | null>`m.read_at`,
  },
  computed: {},
  scope: ({ role, ids }: Recipient) =>
    sql`m.recipient_kind = ${role} and m.recipient_id = any(${ids}::uuid[])`,
  filters: { unread: { hot: (unread) => (unread ? sql`m.read_at is null` : sql`m.read_at is not null`) } },
  order: descending("sentAt", "id"),
});

/**
 * Marks all of the recipient's messages read at `now`, up to the newest that was on the screen: what has come since stays
 * unread. An id that is not the recipient's own marks nothing (P-07).
 */
export async function markAllRead(
  pool: Pool,
  { role, ids: recipients }: Recipient,
  newest: string,
  now: Date,
): Promise<void> {
  if (!isId(newest)) return;
  await query(
    pool,
    sql`update message m set read_at = ${now} from message seen
      where seen.id = ${newest} and seen.recipient_kind = ${role} and seen.recipient_id = any(${recipients}::uuid[])
        and m.recipient_kind = ${role} and m.recipient_id = any(${recipients}::uuid[]) and m.read_at is null
        and (m.sent_at, m.id) <= (seen.sent_at, seen.id)`,
    { name: "messages-mark-all-read" },
  );
}

/** Marks the recipient's own messages among `ids` read at `now`; ids of others and unknown ones change nothing (P-07). */
export async function markRead(
  pool: Pool,
  { role, ids: recipients }: Recipient,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await query(
    pool,
    sql`update message set read_at = ${now}
      where recipient_kind = ${role} and recipient_id = any(${recipients}::uuid[]) and id = any(${ids.filter((each) => isId(each))}::uuid[]) and read_at is null`,
    { name: "messages-mark-read" },
  );
}
