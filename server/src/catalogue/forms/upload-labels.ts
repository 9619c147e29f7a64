import { AGREEMENT_SCAN, STATEMENT } from "./agreement-forms.js";
import { destinationForms } from "./read-forms.js";
import { LETTER_SCAN, LICENCE_SCAN, PERSON_SCAN } from "./verification-form.js";

/** What belongs to no destination: agreements, whose scans are of paper or of a stamped copy, terminations, and organisations. */
const beside = {
  [AGREEMENT_SCAN]: "就业协议书",
  [STATEMENT]: "情况说明",
  TERMINATION_LETTER: "解约函",
  TERMINATION_STATEMENT: "情况说明",
  TERMINATION_ATTACHMENT: "解约附件",
  TERMINATION_EVIDENCE: "佐证材料",
  [LICENCE_SCAN]: "单位证照",
  [LETTER_SCAN]: "网签授权书",
  [PERSON_SCAN]: "负责人证件",
  CORRECTION_PROOF: "变更证明材料",
};

const labels = new Map<string, string>([
  ...Object.entries(beside),
  ...destinationForms
    .flatMap(({ proofs }) => proofs)
    .flatMap(({ proofs }) => proofs)
    .map(({ key, label }) => [key, label] as const),
]);

/** What an upload is, by its purpose, for people: `X`, `PROOF:X` and `X:back` read as the proof X does. */
export function uploadLabel(purpose: string): string {
  const [whole = "", particular = ""] = purpose.split(":");
  return labels.get(purpose) ?? labels.get(particular) ?? labels.get(whole) ?? "证明材料";
}
