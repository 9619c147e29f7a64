import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../database/sql.js";
import type { GraduateIdentity } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind } from "../words/record-words.js";
import type { Refusal } from "../words/refusals.js";
import { type Asking, DRAFT_ACT, why, whyNotBegin } from "../workflow/index.js";
import { actorOf } from "./actor.js";
import { everyFlow, type RecordFlow } from "./flows.js";
import type { NewRecordOption } from "./my-records.types.js";
import { type AnyRecordFacts, factsAbout, headerToBe, type RecordFacts } from "./subject.js";

/** What the graduate could begin of their own, with the draft that lies there. */
export async function newRecordOptions(
  { clock }: Platform,
  em: EntityManager,
  viewer: GraduateIdentity,
): Promise<NewRecordOption[]> {
  const now = clock.now();
  const asking = { actor: actorOf(viewer), now };
  const drafts = await readDrafts(em, viewer);
  const filledIn = everyFlow().filter(({ flow }) =>
    flow.starts.some(({ act, by }) => act === DRAFT_ACT && by.role === "GRADUATE"),
  );
  const options: NewRecordOption[] = [];
  for (const [module, entries] of Map.groupBy(filledIn, ({ flow }) => flow.module)) {
    const header = headerToBe({ ...viewer, module, employerId: null, now });
    const facts = await factsAbout(em, header, true);
    for (const entry of entries) {
      const refusal = whyNotFillIn(entry, facts, asking);
      options.push({
        kind: entry.kind,
        kindLabel: entry.flow.name,
        allowed: refusal === null,
        reason: refusal?.message ?? null,
        draftId: drafts.get(entry.kind) ?? null,
      });
    }
  }
  return options;
}

/**
 * What keeps a draft from being begun, or else what would keep it from being submitted: a standing commitment closes
 * all of it at the door (F-01), though a draft begun before may lie on.
 */
function whyNotFillIn({ flow }: RecordFlow, facts: RecordFacts, asking: Asking): Refusal | null {
  const [draft] = flow.starts.filter(({ act }) => act === DRAFT_ACT);
  const begun = { ...facts, record: { ...facts.record, status: String(draft?.to) } };
  return (
    whyNotBegin<AnyRecordFacts>(flow.starts, DRAFT_ACT, facts, asking) ??
    why<AnyRecordFacts>(flow, "submit", begun, asking)
  );
}

async function readDrafts(
  em: EntityManager,
  { graduateId }: GraduateIdentity,
): Promise<Map<RecordKind, string>> {
  const rows = await query<{ kind: RecordKind; id: string }>(
    em,
    sql`select kind, id from record where graduate_id = ${graduateId} and submission = 0 and waits_for is not null`,
  );
  return new Map(rows.map(({ kind, id }) => [kind, id]));
}
