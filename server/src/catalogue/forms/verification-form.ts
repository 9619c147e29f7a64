import { z } from "zod";
import { type CheckedForm, checkForm, type FormStage } from "./check-form.js";
import { type CatalogueForm, type FormSection, fieldShape } from "./field.js";
import written from "./verification-form.json" with { type: "json" };

/** 单位类别: the ways in of a registration (F-70), code table `organisationForm`. */
export const ORGANISATION_FORMS = ["ENTERPRISE", "INSTITUTION", "MILITARY", "FOREIGN"] as const;
export type OrganisationForm = (typeof ORGANISATION_FORMS)[number];

/** How the organisation is proven: its stamped licence, or a small transfer to its corporate account (F-70). */
export const VERIFICATION_METHODS = ["LICENCE", "TRANSFER"] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** What is uploaded: purposes of uploads. */
export const LICENCE_SCAN = "EMPLOYER_LICENCE";
export const LETTER_SCAN = "AUTHORISATION_LETTER";
export const PERSON_SCAN = "PERSON_DOCUMENT";
export type VerificationProof = typeof LICENCE_SCAN | typeof LETTER_SCAN | typeof PERSON_SCAN;

const sectionShape = z.strictObject({ title: z.string(), fields: z.array(fieldShape) });
const proofText = z.strictObject({ label: z.string(), help: z.string() });
const proofTexts = z
  .strictObject({
    licence: z.record(z.enum(ORGANISATION_FORMS), proofText),
    letter: proofText,
    person: proofText,
  })
  .parse(written.proofs);

const sections: readonly FormSection[] = z.array(sectionShape).parse(written.sections);
const bank: FormSection = sectionShape.parse(written.bank);

const byMethod: Readonly<Record<VerificationMethod, CatalogueForm>> = {
  LICENCE: { sections, proofs: [] },
  TRANSFER: { sections: [...sections, bank], proofs: [] },
};

/** Whether such an organisation has a corporate account in China that a transfer can go to. */
export function takesTransfer(form: OrganisationForm): boolean {
  return form === "ENTERPRISE" || form === "INSTITUTION";
}

/** What stands in the form of a verification, whoever fills it in. */
export function verificationForm(method: VerificationMethod): CatalogueForm {
  return byMethod[method];
}

/** What is uploaded by this kind of organisation, in its order; each is needed. */
export function verificationProofs(
  form: OrganisationForm,
  method: VerificationMethod,
): { key: VerificationProof; label: string; help: string }[] {
  const licence = { key: LICENCE_SCAN, ...proofTexts.licence[form] } as const;
  return [
    ...(method === "LICENCE" ? [licence] : []),
    { key: LETTER_SCAN, ...proofTexts.letter },
    { key: PERSON_SCAN, ...proofTexts.person },
  ];
}

/** Checks what was entered, as {@link checkForm}. 部队 and its 单位性质 go together. */
export function checkVerification(
  { form, method }: { form: OrganisationForm; method: VerificationMethod },
  entered: Readonly<Record<string, unknown>>,
  at: { stage: FormStage; cohort: number },
): CheckedForm {
  const { problems, values } = checkForm(verificationForm(method), form, entered, at);
  const { natureCode } = values;
  if (
    at.stage !== "SUBMIT" ||
    natureCode === undefined ||
    (natureCode === MILITARY) === (form === "MILITARY")
  ) {
    return { problems, values };
  }
  const message =
    form === "MILITARY"
      ? "单位类别为部队的，单位性质请选择「部队」"
      : "单位性质为部队的，请将单位类别改为「部队」";
  return { problems: [...problems, { field: "fields.natureCode", message }], values };
}

/** 单位性质 of 部队. */
const MILITARY = "40";
