import type { Answer, Person, TestApp } from "./app.js";
import { pictureOf } from "./factories/pictures.js";
import { newId, type TestGraduate } from "./factories.js";
import { FORM, PAPER } from "./paper.js";
import { isDone } from "./signing.js";
import { aPagePicture } from "./upload-files.js";
import { upload } from "./uploading.js";

/** The operations of 线下签约 as tests send them; verdicts are those of every kind. */
export const OFFLINE = {
  ...PAPER,
  save: PAPER.save.replace("savePaperRegistration", "saveOfflineApplication"),
  submit: PAPER.submit.replace("submitPaperRegistration", "submitOfflineApplication"),
  submitSigning: PAPER.submit
    .replace("$form: AgreementFormInput!", "$uploadIds: [ID!]!")
    .replace(
      "submitPaperRegistration(id: $id, form: $form)",
      "submitStampedCopy(id: $id, uploadIds: $uploadIds)",
    ),
} as const;

/** What must be there of the agreement itself (spec 2 §5). */
export const OFFLINE_FORM = FORM;

const page = aPagePicture({ width: 600, height: 800 });

/** Does an act and insists that it was done; the answer. */
export async function doesOffline(
  on: TestApp,
  person: Person,
  name: keyof typeof OFFLINE,
  variables: object,
): Promise<Answer> {
  const answer = await on.ask(person, OFFLINE[name], variables);
  if (!isDone(answer) && !/Saved|Deleted/.test(answer.__typename)) {
    throw new Error(`${name}: ${JSON.stringify(answer)}`);
  }
  return answer.record ?? answer.agreement ?? answer;
}

/** Submits a new application: its id. */
export async function anApplication(on: TestApp, graduate: TestGraduate): Promise<string> {
  const id = newId();
  await doesOffline(on, graduate, "submit", { id, form: OFFLINE_FORM });
  return id;
}

/** Uploads the record's n-th picture for the signing review: its id. */
export async function aStampedPage(
  on: TestApp,
  graduate: TestGraduate,
  id: string,
  wish: { n?: number; purpose?: string } = {},
): Promise<string> {
  const { n = 1, purpose = "AGREEMENT_SCAN" } = wish;
  const { status } = await upload(on, graduate, id, await page, { id: pictureOf(id, n), purpose });
  if (status !== 200) throw new Error(`Not uploaded: ${status}`);
  return pictureOf(id, n);
}
