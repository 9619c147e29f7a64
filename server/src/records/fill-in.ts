import { query, sql } from "../database/sql.js";
import type { GraduateIdentity } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";
import { UnknownRecord } from "../words/refusals.js";
import { DRAFT_ACT } from "../workflow/index.js";
import { everyFlow, type RecordFlow } from "./flows.js";
import { saveForm, submitForm } from "./form.js";
import { type Filled, type Filler, type FormPart, partGiven, type RecordFormInput } from "./own-parts.js";
import { DraftSaved, RecordChanged } from "./record.types.js";
import { seeRecord } from "./record-view.js";

/** 暂存, by whichever form was sent. @throws {Refusal} as `saveForm`, and InvalidInput. */
export async function saveDraft(
  context: Context,
  recordId: string,
  form: RecordFormInput,
): Promise<DraftSaved> {
  const { platform } = context;
  const { kind, part, filled } = formOf(context, form);
  const viewer = await actingFor(context, recordId);
  const by = { platform, em: context.em(), viewer, now: platform.clock.now() };
  const content = await part.draft(filled, by);
  const draft = { kind, recordId, content, version: filled.version ?? null };
  return Object.assign(new DraftSaved(), await saveForm(platform, viewer, draft, context.address));
}

/** Submits whichever form was sent. @throws {Refusal} as `submitForm`, and InvalidInput. */
export async function submitRecord(
  context: Context,
  recordId: string,
  form: RecordFormInput,
): Promise<RecordChanged> {
  const { platform, address } = context;
  const { kind, part, filled } = formOf(context, form);
  const viewer = await actingFor(context, recordId);
  const em = context.em();
  const input = await part.submission(filled, { platform, em, viewer, now: platform.clock.now() });
  const { alreadyDone } = await submitForm(platform, viewer, { kind, recordId, input }, address);
  return new RecordChanged(await seeRecord(platform, em, viewer, recordId), alreadyDone);
}

/** F-01a: what stands goes by its own row, whichever is current; what is begun, by the current one. */
async function actingFor({ platform, viewer }: Context, recordId: string): Promise<Filler> {
  if (viewer.role === "EMPLOYER") return viewer;
  const graduate = viewer as GraduateIdentity;
  if (graduate.graduateIds.length < 2) return graduate;
  const [row] = await query<RowOfRecord>(
    platform.pool,
    sql`select g.id as "graduateId", g.school_id as "schoolId", g.department_id as "departmentId", g.level, g.cohort
      from record r join graduate g on g.id = r.graduate_id
      where r.id = ${recordId} and g.id = any(${graduate.graduateIds}::uuid[])`,
    { name: "row-of-record" },
  );
  return { ...graduate, ...row };
}

type RowOfRecord = Pick<GraduateIdentity, "graduateId" | "schoolId" | "departmentId" | "level" | "cohort">;

interface FormSent {
  kind: RecordFlow["kind"];
  part: FormPart<Filler>;
  filled: Filled;
}

/** @throws UnknownRecord for a form that is not this role's to fill in. */
function formOf({ viewer }: Context, form: RecordFormInput): FormSent {
  const [field, filled] = partGiven(form);
  for (const { kind, flow, form: own } of everyFlow()) {
    if (own?.part?.field !== field) continue;
    const begins = flow.starts.some(({ act, by }) => act === DRAFT_ACT && by.role === viewer.role);
    if (begins) return { kind, part: own.part, filled };
  }
  throw new UnknownRecord();
}
