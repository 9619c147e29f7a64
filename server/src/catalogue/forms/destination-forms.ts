import { holdsFor } from "../entry.js";
import { catalogue } from "../tables.js";
import { type CheckedForm, checkForm, checkProofs, type FormProblem, type FormStage } from "./check-form.js";
import { type DestinationSubType, type DestinationTypeForm, destinationForms } from "./read-forms.js";

/** What decides which destinations a graduate may register. */
export interface FormsOf {
  readonly cohort: number;
  /** 培养方式 code. */
  readonly trainingMode: string;
  /** 学历层次 code; where it is not known types of every stage are offered. */
  readonly educationLevel?: string | null;
}

/**
 * The types that this graduate sees and may use (F-64): those in force for the cohort; for 培养方式 21 and 41 the one
 * made for them, for everybody else all others that lead on from their stage of study.
 */
export function offeredDestinations(of: FormsOf): readonly DestinationTypeForm[] {
  return inForceFor(of).filter((form) => leadsOnFrom(form, of.educationLevel));
}

/** 专升本 leads on from 专科 only, 第二学士学位 from 本科, 博士后入站 from 博士. */
export function leadsOnFrom(
  { fromStages }: Pick<DestinationTypeForm, "fromStages">,
  educationLevel: string | null | undefined,
): boolean {
  return (
    fromStages === null || !educationLevel || fromStages.some((stage) => educationLevel.startsWith(stage))
  );
}

function inForceFor({ cohort, trainingMode }: FormsOf): readonly DestinationTypeForm[] {
  const commissioned = catalogue("trainingMode").find(trainingMode)?.maySignOnline === false;
  return destinationForms.filter(
    (form) =>
      form.forCommissioned === commissioned &&
      holdsFor(form, cohort) &&
      catalogue("destination").valid(form.typeCode, cohort),
  );
}

/** The form of a type in a graduating year, also of one no longer offered: old records stay readable. */
export function destinationFormOf(typeCode: string, cohort: number): DestinationTypeForm | null {
  const ofType = destinationForms.filter((form) => form.typeCode === typeCode);
  return ofType.find((form) => holdsFor(form, cohort)) ?? ofType.at(-1) ?? null;
}

/** The sub-types that a form offers to a graduating year. */
export function offeredSubTypes(form: DestinationTypeForm, cohort: number): readonly DestinationSubType[] {
  return form.subTypes.filter((row) => row.enabled && holdsFor(row, cohort));
}

/** What people read: the type, with its sub-type where it has one (待就业（求职中）). */
export function destinationLabel(typeCode: string, subTypeCode: string | null): string {
  const type = catalogue("destination").label(typeCode);
  const rows = destinationForms.filter((form) => form.typeCode === typeCode).flatMap((form) => form.subTypes);
  const sub = rows.find(({ code }) => code === subTypeCode);
  return sub === undefined ? type : `${type}（${sub.label}）`;
}

/** The code under which the registry counts it (F-92): the sub-type's of that year, else the type's own. */
export function reportedDestination(typeCode: string, subTypeCode: string | null, cohort: number): string {
  const sub = destinationFormOf(typeCode, cohort)?.subTypes.find(({ code }) => code === subTypeCode);
  return sub?.reportedAs.find((row) => holdsFor(row, cohort))?.code ?? typeCode;
}

/** A destination as entered, by whom and how far. */
export interface DestinationEntered extends FormsOf {
  readonly stage: FormStage;
}

/**
 * Checks a destination against its form: whether this graduate may use the type (F-64), the sub-type, every field.
 * Problems lie under `typeCode`, `subType` and `fields.<key>`. A draft may have no type yet, and then has no fields.
 */
export function checkDestination(
  typeCode: string | null,
  subTypeCode: string | null,
  entered: Readonly<Record<string, unknown>>,
  { stage, ...of }: DestinationEntered,
): CheckedForm {
  const { cohort } = of;
  const inForce = inForceFor(of);
  const form = inForce.find((one) => one.typeCode === typeCode);
  if (form === undefined) return withoutForm(typeCode, entered, stage, inForce);
  if (!leadsOnFrom(form, of.educationLevel)) {
    return { problems: [{ field: "typeCode", message: whyNotFrom(form) }], values: {} };
  }
  const problems: FormProblem[] = [];
  const sub = aboutSubType(form, subTypeCode, stage, cohort);
  if (sub !== null) problems.push({ field: "subType", message: sub });
  // Fields that only some sub-types have are judged once there is one.
  const checked = checkForm(form, subTypeCode, entered, { stage, cohort });
  return { problems: [...problems, ...checked.problems], values: checked.values };
}

/** What proof is missing for a destination (F-60): without it nothing can be submitted. */
export function checkDestinationProofs(
  typeCode: string,
  subTypeCode: string | null,
  given: Readonly<Record<string, number>>,
  cohort: number,
  values: Readonly<Record<string, string>> = {},
): readonly FormProblem[] {
  const form = destinationFormOf(typeCode, cohort);
  if (form === null) return [{ field: "typeCode", message: "请选择毕业去向类型" }];
  return checkProofs(form, subTypeCode, given, values);
}

const STAGES: Readonly<Record<string, string>> = { "0": "博士", "3": "本科", "4": "专科" };

function whyNotFrom({ typeCode, fromStages }: DestinationTypeForm): string {
  const stages = (fromStages ?? []).map((stage) => `${STAGES[stage] ?? stage}毕业生`).join("、");
  return `「${catalogue("destination").label(typeCode)}」只适用于${stages}，请重新选择毕业去向类型`;
}

function withoutForm(
  typeCode: string | null,
  entered: Readonly<Record<string, unknown>>,
  stage: FormStage,
  offered: readonly DestinationTypeForm[],
): CheckedForm {
  const isEmpty = typeCode === null && Object.keys(entered).length === 0;
  if (isEmpty && stage === "DRAFT") return { problems: [], values: {} };
  return { problems: [{ field: "typeCode", message: whyNoForm(typeCode, offered) }], values: {} };
}

function whyNoForm(typeCode: string | null, offered: readonly DestinationTypeForm[]): string {
  if (typeCode === null || typeCode === "") return "请选择毕业去向类型";
  if (offered.every((one) => one.forCommissioned)) {
    const [only] = offered.map((one) => catalogue("destination").label(one.typeCode));
    return `培养方式为定向、委培（不可网签）的毕业生只能登记「${only ?? ""}」，请重新选择`;
  }
  return "不能登记该毕业去向类型，请从列表中重新选择";
}

function aboutSubType(
  form: DestinationTypeForm,
  code: string | null,
  stage: FormStage,
  cohort: number,
): string | null {
  if (form.subTypes.length === 0)
    return code === null ? null : "所选毕业去向类型没有细分类别，请重新选择类型";
  if (code === null) return stage === "DRAFT" ? null : `请选择${form.subTypeLabel ?? "细分类别"}`;
  const offered = offeredSubTypes(form, cohort).some((row) => row.code === code);
  return offered ? null : `请从列表中选择${form.subTypeLabel ?? "细分类别"}`;
}
