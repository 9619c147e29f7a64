import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../../database/sql.js";
import type { SmsDelivery } from "../../../words/record-words.js";

/** What became of an SMS; `problem` is Chinese and names no number. */
export interface SmsOutcome {
  readonly delivery: SmsDelivery;
  /** Why it was given up; null unless it was. */
  readonly problem: string | null;
}

/** Of the SMS added under this key. @throws when none was. */
export async function smsOutcome(em: EntityManager, dedupeKey: string): Promise<SmsOutcome> {
  const [row] = await query<{ state: string; failure: string | null }>(
    em,
    sql`select state, failure from sms where dedupe_key = ${dedupeKey}`,
  );
  if (!row) throw new Error("No such SMS");
  if (row.state === "FAILED") return { delivery: "FAILED", problem: row.failure };
  return { delivery: row.state === "SENT" ? "SENT" : "UNDER_WAY", problem: null };
}
