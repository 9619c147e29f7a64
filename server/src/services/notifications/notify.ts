import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 } from "uuid";
import { query, sql } from "../../database/sql.js";
import { publish, topic } from "../../live/live.js";
import type { Clock } from "../../platform/clock.js";
import type { RecipientKind } from "./message.entity.js";

export interface Notice {
  recipientKind: RecipientKind;
  /** Of the graduate's roster row or of the employer. */
  recipientId: string;
  /** The same key is the same message, however often it is sent. */
  dedupeKey: string;
  title: string;
  body: string;
  recordId: string | null;
  /** Of messages about an act: made with it, so that they stand in the order of the acts. */
  id?: string;
  /** When that was; by default now. */
  sentAt?: Date;
}

/**
 * Puts a message into the recipient's list and tells their open pages, in the transaction of `em`. Sent once: a worker
 * that dies in between and runs again changes nothing (F-94).
 */
export async function notify(em: EntityManager, clock: Clock, notice: Notice): Promise<void> {
  const { recipientKind, recipientId, dedupeKey, title, body, recordId } = notice;
  const written = await query<{ id: string }>(
    em,
    sql`insert into message (id, recipient_kind, recipient_id, dedupe_key, title, body, record_id, sent_at)
      values (${notice.id ?? v7()}, ${recipientKind}, ${recipientId}, ${dedupeKey}, ${title}, ${body}, ${recordId},
        ${notice.sentAt ?? clock.now()})
      on conflict (dedupe_key) do nothing returning id`,
  );
  if (written.length === 0) return;
  const audience = recipientKind === "GRADUATE" ? topic.graduate(recipientId) : topic.employer(recipientId);
  await publish(em, [{ topics: [audience], kind: "MESSAGE", recordId }]);
}
