import type { FilledAgreementOrigin } from "../../catalogue/index.js";
import { type FormPart, type RecordSubject, readForm, type Seen, waitsFor } from "../../records/index.js";
import { completeAgreement, draftValues } from "./agreement-form.js";
import { AgreementForm } from "./agreement-form.types.js";

/** The agreement that a graduate writes down, as a part of the one form API. */
export function agreementPart(origin: FilledAgreementOrigin, field: string, description: string): FormPart {
  return {
    field,
    description,
    input: () => AgreementForm,
    draft: (form, { viewer: { cohort } }) => draftValues(form, { origin, cohort }),
    submission: (form, { viewer: { cohort } }) => {
      const content = completeAgreement(form, { origin, cohort });
      return { content, counterpart: content.employerName, uploadIds: content.uploadIds };
    },
  };
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
