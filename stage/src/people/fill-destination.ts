import { usccCheckCharacter } from "@gd/server/catalogue/index.js";
import type { DestinationForm, FieldSeen, FormSeen, Graduate } from "./index.js";

/** A form of the type with every field filled in, and the proofs that it must have. */
export interface FilledDestination {
  form: DestinationForm;
  /** Purposes of the uploads to lay beside it. */
  proofs: string[];
}

const FIRST_17 = "91530000MA6K5X123";

/** What people write into the fields that mean something of their own. */
const WRITTEN: Readonly<Record<string, string>> = {
  schoolName: "江东示例理工大学",
  schoolNameForeign: "Example University of Technology",
  majorName: "计算机科学与技术",
  majorNameForeign: "Computer Science and Technology",
  employerName: "滇池精密仪器示例有限公司",
  description: "与示例文化传媒公司签订代理协议，从事短视频创作。",
  remark: "正在参加校园招聘会。",
  positionName: "工程师助理",
};

const BY_KIND: Readonly<Record<string, string>> = {
  TEXT: "示例",
  LONG_TEXT: "情况属实，材料齐全。",
  EMPLOYER_NAME: "滇池精密仪器示例有限公司",
  USCC: FIRST_17 + usccCheckCharacter(FIRST_17),
  MOBILE: "19900001088",
  PHONE: "0871-60003000",
  EMAIL: "hr@dianchi.example",
  POSTCODE: "650000",
  DIVISION: "530102",
  MONTH: "2027-09",
  DATE: "2027-07-15",
  INTEGER: "8000",
  YES_NO: "YES",
};

/**
 * Fills in a type of destination as its form asks, for whoever may use it.
 *
 * @throws when the graduate may not use the type.
 */
export async function filledDestination(
  graduate: Graduate,
  typeCode: string,
  subType: string | null = null,
): Promise<FilledDestination> {
  const form = await graduate.destinationForm(typeCode);
  if (!form) throw new Error(`No form of destination ${typeCode} for this graduate`);
  const fields = form.sections
    .flatMap((section) => section.fields)
    .filter((field) => isOf(field, subType))
    .map((field) => ({ key: field.key, value: fill(field, form) }));
  const proofs = form.proofs
    .filter((group) => isOf(group, subType))
    .flatMap(({ rule, proofs: kinds }) => {
      const keys = kinds.map(({ key }) => key);
      if (rule === "ALL") return keys;
      return rule === "ONE" ? keys.slice(0, 1) : [];
    });
  return { form: { typeCode, subType, fields, uploadIds: [] }, proofs };
}

function isOf(stated: { subTypes: string[] | null }, subType: string | null): boolean {
  return stated.subTypes === null || (subType !== null && stated.subTypes.includes(subType));
}

function fill(field: FieldSeen, form: FormSeen): string {
  if (field.kind !== "CODE") return WRITTEN[field.key] ?? BY_KIND[field.kind] ?? "";
  const { options } = form.tables.find(({ name }) => name === field.table) ?? { options: [] };
  return options.find(({ code }) => !field.without.includes(code))?.code ?? "";
}
