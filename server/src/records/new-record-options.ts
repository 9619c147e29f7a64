import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../database/sql.js";
import type { GraduateIdentity } from "../parties/identity/index.js";
import { readSigningConditions } from "../parties/settings/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import { everyFlow } from "./flows.js";
import type { NewRecordOption } from "./my-records.types.js";
import { type Commitment, CommittedElsewhere } from "./refusals.js";

/**
 * What the graduate could begin of their own. A standing commitment closes all of it at the door (F-01), though a draft
 * begun before may lie on.
 */
export async function newRecordOptions(
  platform: Platform,
  em: EntityManager,
  { graduateId }: GraduateIdentity,
): Promise<NewRecordOption[]> {
  const conditions = (await readSigningConditions(em, [graduateId])).get(graduateId);
  if (!conditions) return [];
  const rows = await query<Commitment & { id: string; holds: boolean }>(
    em,
    sql`select id, kind, counterpart, holds, waits_for is null as "inForce" from record
      where graduate_id = ${graduateId} and (holds or (submission = 0 and waits_for is not null))`,
  );
  const drafts = new Map<RecordKind, string>(
    rows.filter(({ holds }) => !holds).map(({ kind, id }) => [kind, id]),
  );
  const commitment = rows.find(({ holds }) => holds);
  const now = platform.clock.now();
  return everyFlow().flatMap(({ kind, flow, form }) => {
    if (!form?.whyMayNotStart) return [];
    const refusal =
      form.whyMayNotStart(conditions, now) ?? (commitment ? new CommittedElsewhere(commitment) : null);
    return [
      {
        kind,
        kindLabel: flow.name,
        allowed: refusal === null,
        reason: refusal?.message ?? null,
        draftId: drafts.get(kind) ?? null,
      },
    ];
  });
}
