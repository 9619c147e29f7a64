import { areaList } from "@vant/area-data";
import { tidyCode } from "../words/tidy-text.js";

/** What the sex digit of an ID number says. */
export type Sex = "MALE" | "FEMALE";

/** A checked text, normalised, or why it is refused, in Chinese as shown beside the field. */
export type TextCheck = { ok: true; text: string } | { ok: false; reason: string };

/** A checked ID number with what it says of its holder. */
export type IdNumberCheck =
  | { ok: true; text: string; birthDate: string; sex: Sex }
  | { ok: false; reason: string };

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK_CHARACTERS = "10X98765432";

/**
 * Provincial prefixes. Counties are not checked: codes withdrawn since the holder's birth stay valid.
 * 81–83 are residence permits of people from 香港, 澳门 and 台湾, 9x those of foreign permanent residents,
 * which follow the same rules since 2018 and 2023.
 */
const idPrefixes = new Set([
  ...Object.keys(areaList.province_list).map((code) => code.slice(0, 2)),
  "83",
  ..."0123456789".split("").map((digit) => `9${digit}`),
]);

/** The check character that GB 11643 gives to the first 17 digits. */
export function idNumberCheckCharacter(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return ID_CHECK_CHARACTERS.charAt(sum % 11);
}

function realDate(compact: string): string | null {
  const date = `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;
  const parsed = Date.parse(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
  return exists && /^(19|20)/.test(date) ? date : null;
}

/**
 * An 18-character ID number by GB 11643: form, province, a date that exists, check digit.
 * Whether the birth date lies in the past is not checked: this knows no clock.
 */
export function checkIdNumber(input: string): IdNumberCheck {
  const text = tidyCode(input).toUpperCase();
  if (text.length !== 18) return { ok: false, reason: "身份证号码应为18位" };
  if (!/^\d{17}[\dX]$/.test(text)) return { ok: false, reason: "身份证号码只能由数字组成，末位可为X" };
  if (!idPrefixes.has(text.slice(0, 2))) return { ok: false, reason: "身份证号码的地区代码不存在" };
  const birthDate = realDate(text.slice(6, 14));
  if (birthDate === null) return { ok: false, reason: "身份证号码中的出生日期不存在" };
  if (idNumberCheckCharacter(text) !== text[17]) {
    return { ok: false, reason: "身份证号码校验位不正确，请核对" };
  }
  return { ok: true, text, birthDate, sex: Number(text[16]) % 2 === 1 ? "MALE" : "FEMALE" };
}

/** The 31 characters of GB 32100: no I, O, S, V, Z. */
const USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The check character that GB 32100 gives to the first 17 characters (weight of place i: 3^i mod 31). */
export function usccCheckCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17.slice(0, 17)) {
    sum += USCC_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/**
 * A 统一社会信用代码 by GB 32100-2015: characters, registering authority, division digits. Its check digit is another
 * matter ({@link hasUsccCheckDigit}), because some real codes have a wrong one.
 */
export function checkUscc(input: string): TextCheck {
  const text = tidyCode(input).toUpperCase();
  if (text.length !== 18) return { ok: false, reason: "统一社会信用代码应为18位" };
  if ([...text].some((character) => !USCC_CHARACTERS.includes(character))) {
    return { ok: false, reason: "统一社会信用代码只能由数字和大写字母组成，且不含I、O、S、V、Z" };
  }
  if (!/^[1-9ANY][0-9A-Z]\d{6}/.test(text)) {
    return { ok: false, reason: "统一社会信用代码的登记机关或行政区划部分不正确" };
  }
  return { ok: true, text };
}

/** Whether a code that is otherwise right has the check digit that the standard gives it. */
export function hasUsccCheckDigit(uscc: string): boolean {
  return usccCheckCharacter(uscc) === uscc[17];
}

/** A mobile number of the mainland: 11 digits, 13–19, as contacts hand it out: spaces, dashes and +86 are dropped. */
export function checkMobile(input: string): TextCheck {
  const text = tidyCode(input)
    .replace(/[-‐‑]/g, "")
    .replace(/^(\+?86)(?=1\d{10}$)/, "");
  if (!/^\d{11}$/.test(text)) return { ok: false, reason: "手机号码应为11位数字" };
  if (!/^1[3-9]/.test(text)) return { ok: false, reason: "手机号码不存在，请核对" };
  return { ok: true, text };
}

/** A mail address as it is kept and looked up: half width, in lower case. */
export function checkEmail(input: string): TextCheck {
  const text = tidyCode(input).toLowerCase();
  const right = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=.{4,180}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text);
  return right ? { ok: true, text } : { ok: false, reason: "邮箱格式不正确，请核对" };
}

/** Where a code can go: a mobile number of the mainland, or a mail address (P-12). */
export function checkContact(input: string): TextCheck {
  return /[@＠]/.test(input) ? checkEmail(input) : checkMobile(input);
}

/** Which of both a contact is. */
export function isEmail(contact: string): boolean {
  return contact.includes("@");
}
