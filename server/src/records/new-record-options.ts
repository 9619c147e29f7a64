import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "../database/sql.js";
import type { GraduateIdentity } from "../parties/identity/index.js";
import { readSigningConditions } from "../parties/settings/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import { HOLDING } from "./commitment-index.js";
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
  const rows = await em.execute<(Commitment & { id: string })[]>(
    ...sql`select id, kind, status, counterpart from record r
      where graduate_id = ${graduateId} and (status in ${HOLDING} or status = 'DRAFT')`.toOrm(),
  );
  const drafts = new Map<RecordKind, string>(
    rows.filter(({ status }) => status === "DRAFT").map(({ kind, id }) => [kind, id]),
  );
  const commitment = rows.find(({ status }) => status !== "DRAFT");
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
