import { divisions, isLowestDivision } from "../divisions.js";
import { checkMobile, checkUscc, type TextCheck } from "../identifiers.js";
import { catalogue } from "../tables.js";
import type { FieldKind, FormField } from "./field.js";

type Check = (text: string, one: FormField, cohort: number) => TextCheck;

/** Whether a text that is not empty suits its field; tidied, or why not and what to do. */
export function checkValue(one: FormField, text: string, cohort: number): TextCheck {
  return CHECKS[one.kind](text, one, cohort);
}

const fine = (text: string): TextCheck => ({ ok: true, text });
const wrong = (reason: string): TextCheck => ({ ok: false, reason });

/** A landline with its area code, a service number, or an international number. */
const PHONE_PATTERNS = [
  /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/,
  /^(400|800)-?\d{3}-?\d{4}$/,
  /^\+[1-9]\d{0,2}([ -]?\d){5,14}$/,
];

/** How texts of a kind look without the spaces in them; never narrower than the check, which tidies more. */
const FORMATS: Partial<Record<FieldKind, string>> = {
  USCC: "^[0-9A-HJ-NP-RT-UW-Ya-hj-np-rt-uw-y]{18}$",
  MOBILE: "^(\\+?86)?-?1[3-9](-?\\d){9}$",
  PHONE:
    "^((\\+?86)?-?1[3-9](-?\\d){9}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?|(400|800)-?\\d{3}-?\\d{4}|\\+[1-9]\\d{0,2}(-?\\d){5,14})$",
  EMAIL: "^[^@]+@[^@.]+(\\.[^@.]+)+$",
  POSTCODE: "^\\d{6}$",
  INTEGER: "^\\d{1,7}$",
};

/** For whoever fills the field in: what it must look like, and what to say of what does not (null: anything goes). */
export function formatOf(one: FormField): { format: string | null; formatProblem: string | null } {
  const format = FORMATS[one.kind] ?? null;
  const check = format === null ? null : CHECKS[one.kind]("?", one, 0);
  return { format, formatProblem: check === null || check.ok ? null : check.reason };
}

const CHECKS: Readonly<Record<FieldKind, Check>> = {
  TEXT: fine,
  LONG_TEXT: fine,
  EMPLOYER_NAME: (text) => ([...text].length >= 2 ? fine(text) : wrong("单位名称至少2个字，请填写单位全称")),
  USCC: checkUscc,
  MOBILE: checkMobile,
  PHONE: (text, { label }) => {
    const mobile = checkMobile(text);
    if (mobile.ok) return mobile;
    return PHONE_PATTERNS.some((pattern) => pattern.test(text))
      ? fine(text)
      : wrong(`${label}须为11位手机号码，或带区号的固定电话（如0871-63000000），境外号码请以+和国家代码开头`);
  },
  EMAIL: (text) =>
    /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? fine(text) : wrong("邮箱格式不正确，例如name@example.com"),
  POSTCODE: (text) => (/^\d{6}$/.test(text) ? fine(text) : wrong("邮编须为6位数字")),
  CODE: checkCode,
  DIVISION: checkDivision,
  MONTH: (text, { label }) =>
    /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? fine(text) : wrong(`${label}须为有效年月，例如2027-09`),
  DATE: (text, { label }) => (isDate(text) ? fine(text) : wrong(`${label}须为有效日期，例如2027-07-15`)),
  INTEGER: (text, { label }) =>
    /^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000_000
      ? fine(String(Number(text)))
      : wrong(`${label}须为1至1000000之间的整数`),
  YES_NO: (text, { label }) => (text === "YES" || text === "NO" ? fine(text) : wrong(`请选择${label}`)),
};

function checkCode(text: string, { label, table, without }: FormField, cohort: number): TextCheck {
  if (table === null) throw new Error(`${label} is a code of no table`);
  if (without.includes(text)) return wrong(`${label}不能选择「${catalogue(table).label(text)}」，请重新选择`);
  return catalogue(table).valid(text, cohort) ? fine(text) : wrong(`请从列表中选择${label}`);
}

/** The lowest level; cities without counties, 台湾, 香港 and 澳门 have one level less. */
function checkDivision(text: string, { label }: FormField): TextCheck {
  if (isLowestDivision(text)) return fine(text);
  return wrong(divisions(text).length > 0 ? `${label}请选择到区县一级` : `请从列表中重新选择${label}`);
}

function isDate(text: string): boolean {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
