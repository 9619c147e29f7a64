import { type RecordSubject, readForm, type Seen, waitsFor } from "../../records/index.js";
import type { AgreementForm } from "./agreement-form.types.js";

/** What the graduate is editing is theirs alone, and only while it is theirs to submit. */
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
