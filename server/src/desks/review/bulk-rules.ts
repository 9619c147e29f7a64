import { query, sql } from "../../database/sql.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { flowOf, recordsInSight, type VerdictAct } from "../../records/index.js";
import type { RecordKind } from "../../words/record-words.js";
import { NotAllowed } from "../../words/refusals.js";
import { alarmsIn, FLAG_BITS } from "./record-flags.js";

/**
 * What is never decided with others (F-17), by record: an organisation, however; an approval of an offline termination;
 * an approval of a record that has something to be looked at. Records out of sight have no entry (P-07).
 */
export async function whyNotInBulk(
  { pool }: Pick<Platform, "pool">,
  viewer: StaffIdentity,
  verdicts: readonly { recordId: string; act: VerdictAct }[],
): Promise<ReadonlyMap<string, NotAllowed>> {
  const rows = await query<{ id: string; kind: RecordKind; bits: number }>(
    pool,
    sql`select r.id, r.kind, ${FLAG_BITS} as bits
      from record r
      left join graduate g on g.id = r.graduate_id
      left join registry_student copy on copy.graduate_id = r.graduate_id
      left join agreement a on a.record_id = r.id
      where r.id = any(${verdicts.map(({ recordId }) => recordId)}::uuid[]) and ${recordsInSight(viewer)}`,
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    verdicts.flatMap(({ recordId, act }) => {
      const row = known.get(recordId);
      const why = row && whyAlone(row.kind, act, alarmsIn(row.bits, viewer.role));
      return why ? [[recordId, new NotAllowed("DECIDE_SINGLY", why)] as const] : [];
    }),
  );
}

/** Why such a record is decided by itself; null when it may be decided with others. */
export function whyAlone(kind: RecordKind, act: VerdictAct, alarms: readonly string[]): string | null {
  const { neverInBulk, flow } = flowOf(kind);
  if (neverInBulk === "VERDICT") return `${flow.name}不能批量处理，请打开该记录逐条审核`;
  if (act !== "approve") return null;
  if (neverInBulk === "APPROVAL") return `${flow.name}不能批量通过，请打开该记录逐条审核`;
  return alarms.length > 0 ? `不能批量通过：${alarms.join("、")}，请打开该记录逐条审核` : null;
}
