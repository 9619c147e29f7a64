import type { GraduateIdentity } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";
import { UnknownRecord } from "../words/refusals.js";
import { everyFlow, type RecordFlow } from "./flows.js";
import { saveForm, submitForm } from "./form.js";
import { type Filled, type FormPart, partGiven, type RecordFormInput } from "./own-parts.js";
import { DraftSaved, RecordChanged } from "./record.types.js";
import { seeRecord } from "./record-view.js";

/** 暂存, by whichever form was sent. @throws {Refusal} as `saveForm`, and InvalidInput. */
export async function saveDraft(
  context: Context,
  recordId: string,
  form: RecordFormInput,
): Promise<DraftSaved> {
  const { kind, part, filled } = formOf(form);
  const viewer = context.viewer as GraduateIdentity;
  const content = await part.draft(filled, { em: context.em(), viewer });
  const draft = { kind, recordId, content, version: filled.version ?? null };
  return Object.assign(new DraftSaved(), await saveForm(context.platform, viewer, draft, context.address));
}

/** Submits whichever form was sent. @throws {Refusal} as `submitForm`, and InvalidInput. */
export async function submitRecord(
  context: Context,
  recordId: string,
  form: RecordFormInput,
): Promise<RecordChanged> {
  const { platform, address } = context;
  const { kind, part, filled } = formOf(form);
  const viewer = context.viewer as GraduateIdentity;
  const em = context.em();
  const input = await part.submission(filled, { em, viewer });
  const { alreadyDone } = await submitForm(platform, viewer, { kind, recordId, input }, address);
  return new RecordChanged(await seeRecord(platform, em, viewer, recordId), alreadyDone);
}

function formOf(form: RecordFormInput): { kind: RecordFlow["kind"]; part: FormPart; filled: Filled } {
  const [field, filled] = partGiven(form);
  for (const { kind, form: own } of everyFlow()) {
    if (own?.part?.field === field) return { kind, part: own.part, filled };
  }
  throw new UnknownRecord();
}
