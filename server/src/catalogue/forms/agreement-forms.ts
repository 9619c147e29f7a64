import { type CheckedForm, checkForm, type FormStage } from "./check-form.js";
import type { CatalogueForm } from "./field.js";
import { agreementAsFilled } from "./read-forms.js";

/** Agreements that the graduate fills in: 线下签约 (F-30) and 补登 (F-40). */
export type FilledAgreementOrigin = "OFFLINE" | "PAPER";

/** Pictures of every page of an agreement: the paper one (F-40), or the stamped copy (F-32). */
export const AGREEMENT_SCAN = "AGREEMENT_SCAN";

/** 情况说明 instead of the stamped copy (F-34). */
export const STATEMENT = "STATEMENT";

const forms: Readonly<Record<FilledAgreementOrigin, CatalogueForm>> = {
  // 线下签约 has nothing to upload before it is stamped (F-32).
  OFFLINE: { ...agreementAsFilled, proofs: [] },
  // 补登: without pictures of the paper agreement nothing can be submitted (F-40).
  PAPER: agreementAsFilled,
};

/** The form of an agreement that the graduate fills in (D-05). */
export function agreementForm(origin: FilledAgreementOrigin): CatalogueForm {
  return forms[origin];
}

/** Checks an agreement as entered; problems lie under `fields.<key>`. Proofs: `checkProofs`. */
export function checkAgreement(
  origin: FilledAgreementOrigin,
  entered: Readonly<Record<string, unknown>>,
  at: { stage: FormStage; cohort: number },
): CheckedForm {
  return checkForm(agreementForm(origin), null, entered, at);
}
