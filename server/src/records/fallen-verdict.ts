import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { query, sql } from "../database/sql.js";
import type { StaffIdentity } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import type { VerdictAct } from "./verdict-given.js";

/** A held verdict that could take effect no more (F-18), as its giver is told of it. */
export interface FallenVerdict {
  id: string;
  recordId: string;
  kind: RecordKind;
  act: VerdictAct;
  graduateName: string | null;
  counterpart: string | null;
  /** The sentence of the refusal that it met. */
  why: string;
  at: Date;
}

/** Whoever gave it believes it given: they are told until they have seen it. The caller publishes to the reviewers. */
export async function noteFallenVerdict(
  em: EntityManager,
  {
    recordId,
    accountId,
    act,
    why,
    at,
  }: Pick<FallenVerdict, "recordId" | "act" | "why" | "at"> & { accountId: string },
): Promise<void> {
  await query(
    em,
    sql`insert into fallen_verdict (id, record_id, account_id, act, why, at)
      values (${uuidv7()}, ${recordId}, ${accountId}, ${act}, ${why}, ${at})`,
  );
}

const MOST_TOLD = 20;

/** The account's own, newest first. */
export async function fallenVerdictsOf(platform: Platform, viewer: StaffIdentity): Promise<FallenVerdict[]> {
  return await query<FallenVerdict>(
    platform.pool,
    sql`select f.id, f.record_id as "recordId", f.act, f.why, f.at, r.kind, r.counterpart, g.name as "graduateName"
      from fallen_verdict f join record r on r.id = f.record_id left join graduate g on g.id = r.graduate_id
      where f.account_id = ${viewer.accountId} order by f.at desc, f.id desc limit ${MOST_TOLD}`,
    { name: "fallen-verdicts" },
  );
}

/** Seen: somebody else's, or one that is gone, is as if it had never been. */
export async function forgetFallenVerdict(
  platform: Platform,
  viewer: StaffIdentity,
  id: string,
): Promise<void> {
  await query(
    platform.pool,
    sql`delete from fallen_verdict where id = ${id} and account_id = ${viewer.accountId}`,
  );
}
