import type { FilledAgreementOrigin } from "../../catalogue/index.js";
import { beijingText } from "../../platform/clock.js";
import { type FormPart, type RecordSubject, readForm, type Seen, waitsFor } from "../../records/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { completeAgreement, draftValues } from "./agreement-form.js";
import { AgreementForm } from "./agreement-form.types.js";

/** The agreement that a graduate writes down, as a part of the one form API. */
export function agreementPart(origin: FilledAgreementOrigin, field: string, description: string): FormPart {
  return {
    field,
    description,
    input: () => AgreementForm,
    draft: (form, { viewer: { cohort } }) => draftValues(form, { origin, cohort }),
    submission: (form, { now, viewer: { cohort } }) => {
      const content = completeAgreement(form, { origin, cohort });
      if (origin === "OFFLINE") notBefore(content.reportBy, now);
      return { content, counterpart: content.employerName, uploadIds: content.uploadIds };
    },
  };
}

/** Nobody can report before an agreement that is signed only now; one signed on paper may be older (F-40). */
function notBefore(reportBy: string | null, now: Date): void {
  if (!reportBy || reportBy >= beijingText(now).slice(0, 10)) return;
  throw new InvalidInput([new FieldProblem("form.reportBy", "报到期限不能早于今天，请重新选择")]);
}

/** A form is edited by its graduate alone, and only in states where the graduate may submit it. */
export async function formBeingEdited({
  platform,
  em,
  viewer,
  subject,
}: Seen<RecordSubject>): Promise<AgreementForm | null> {
  const { id, kind, status } = subject.record;
  if (viewer.role !== "GRADUATE" || waitsFor(kind, status) !== "GRADUATE") return null;
  const saved = await readForm(platform, em, id);
  return saved && ({ ...saved.content, version: saved.version } as AgreementForm);
}
