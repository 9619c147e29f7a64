import { catalogue } from "../../catalogue/index.js";
import type { RecordSubject, RecordView } from "../../records/index.js";
import type { Role } from "../../words/viewer.js";
import type { Agreement } from "./agreement.entity.js";

type AsTold = Pick<
  Agreement,
  | "graduateName"
  | "graduateDocumentKind"
  | "graduateIdMask"
  | "graduateIdIndex"
  | "graduateSchool"
  | "graduateLevel"
  | "graduateMajor"
>;

/**
 * The graduate as the roster has them at this moment: kept when an invitation is sent or a form submitted, and once more
 * when the text is fixed (F-24, F-31).
 */
export function graduateAsOfNow({ graduate, record }: RecordSubject): AsTold {
  return {
    graduateName: graduate.name,
    graduateDocumentKind: graduate.documentKind,
    graduateIdMask: graduate.idNumberMask,
    graduateIdIndex: graduate.idNumberIndex,
    graduateSchool: record.school.getEntity().name,
    graduateLevel: graduate.educationLevel,
    graduateMajor: graduate.majorName,
  };
}

/**
 * The graduate as the page of an agreement names them. An employer reads what it was told then, never today's roster; so
 * does everybody once the text is fixed or the record is over: page and PDF say the same (P-11).
 */
export function graduateAsSeen(
  role: Role,
  { record, graduate }: RecordSubject,
  agreement: AsTold & Pick<Agreement, "number" | "textSha256">,
  today: NonNullable<RecordView["graduate"]>,
): NonNullable<RecordView["graduate"]> {
  const over = !record.holds && record.waitsFor === null;
  const isFixed = agreement.number !== null || agreement.textSha256 !== null;
  if (role !== "EMPLOYER" && !isFixed && !over) return today;
  const levels = catalogue("educationLevel");
  const told = levels.label(agreement.graduateLevel);
  // F-96: between 结业 and 毕业 the record follows while it is in force; the paper stays as it is.
  const follows =
    record.holds && record.waitsFor === null && agreement.graduateLevel !== graduate.educationLevel;
  return {
    name: agreement.graduateName,
    documentKind: agreement.graduateDocumentKind,
    documentKindLabel: catalogue("documentKind").label(agreement.graduateDocumentKind),
    idNumberMasked: agreement.graduateIdMask,
    schoolName: agreement.graduateSchool,
    educationLevelLabel: follows ? `${told}（现为${levels.label(graduate.educationLevel)}）` : told,
    majorName: agreement.graduateMajor,
    cohort: record.cohort,
  };
}
