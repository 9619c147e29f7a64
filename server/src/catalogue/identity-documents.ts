import { tidyCode } from "../words/tidy-text.js";
import { codeTables } from "./code-tables.js";
import { checkIdNumber, idNumberCheckCharacter, type Sex, type TextCheck } from "./identifiers.js";

/** 证件类型 (F-99); their labels are in the code table `documentKind`. */
export const DOCUMENT_KINDS = ["01", "02", "03", "04", "05", "06", "99"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A checked document; birth date and sex where its number tells them. */
export type DocumentCheck =
  | { ok: true; kind: DocumentKind; text: string; birthDate: string | null; sex: Sex | null }
  | { ok: false; reason: string };

/** The codes of the education standard for the kinds that rosters name by it. */
const STANDARD_CODES: Readonly<Record<string, DocumentKind>> = {
  "1": "01",
  C: "02",
  "8": "03",
  A: "05",
  "9": "06",
};

/** The kind that a roster names by our code, the standard's, or its label; null for none of them. */
export function documentKindOf(written: string): DocumentKind | null {
  const named = codeTables.documentKind
    .all()
    .find(({ code, label }) => code === written || label === written)?.code;
  const code = named ?? STANDARD_CODES[written.toUpperCase()];
  return DOCUMENT_KINDS.find((kind) => kind === code) ?? null;
}

/** The kind that a number tells where nobody names it: most are ID cards. */
export function kindOfNumber(text: string): DocumentKind {
  if (/^8[123]0000/.test(text)) return "04";
  return text.length === 18 && text.startsWith("9") ? "06" : "01";
}

/** Kinds whose holders need no 考生号, 民族, 政治面貌, 生源所在地. */
const OF_OTHER_ORIGIN: readonly string[] = ["02", "03", "04", "05", "06"] satisfies DocumentKind[];

export function isOfOtherOrigin(kind: string | undefined): boolean {
  return kind !== undefined && OF_OTHER_ORIGIN.includes(kind);
}

/** Whether the number of such a document tells birth date and sex. */
export function tellsBirth(kind: string): boolean {
  return kind === "01" || kind === "04";
}

/** A document by its kind and number, which must agree; without a kind, by the one that the number tells. */
export function checkDocument(input: string, kind: DocumentKind | null): DocumentCheck {
  const text = documentNumber(input);
  return CHECKS[kind ?? kindOfNumber(text)](text);
}

/**
 * The number alone, as sign-in, registration and search look it up: nobody is asked for its kind. What cannot be the
 * number of any document is refused; what looks like an ID card must be one.
 */
export function checkDocumentNumber(input: string): TextCheck {
  const text = documentNumber(input);
  if (/^\d{15,18}$|^\d{17}X$/.test(text)) return CHECKS[kindOfNumber(text)](text);
  if (text.length >= 5 && text.length <= LONGEST && /[A-Z0-9]/.test(text)) return { ok: true, text };
  return { ok: false, reason: "证件号码不正确，请核对（居民身份证号码为18位）" };
}

const LONGEST = 30;

/** One number is written one way: half width, capitals, no space or bracket, without what is no part of the identity. */
export function documentNumber(input: string): string {
  const text = tidyCode(input)
    .toUpperCase()
    .replace(/^(\d{10})[(（]([A-Z])[)）]$/, "$1$2");
  // The last two digits of an older 02 count how often it was issued.
  return /^[HM]\d{10}$/.test(text) ? text.slice(0, 9) : text;
}

const CHECKS: Readonly<Record<DocumentKind, (text: string) => DocumentCheck>> = {
  "01": (text) => {
    if (/^8[123]0000/.test(text))
      return refused("号码为港澳台居民居住证号码，与证件类型「居民身份证」不一致");
    if (text.length === 18 && text.startsWith("9")) {
      return refused("号码为外国人永久居留身份证号码，与证件类型「居民身份证」不一致");
    }
    return withBirth("01", text);
  },
  "02": shaped("02", /^[HM]\d{8}$/, "港澳居民来往内地通行证号码应为H或M加8位数字"),
  "03": shaped(
    "03",
    /^\d{8}$|^\d{10}[A-Z]$/,
    "台湾居民来往大陆通行证号码应为8位数字，旧证为10位数字加1位字母",
  ),
  "04": (text) =>
    /^8[123]0000/.test(text)
      ? withBirth("04", text)
      : refused("港澳台居民居住证号码应为810000、820000或830000开头的18位号码"),
  "05": shaped("05", /^[A-Z0-9]{5,17}$/, "护照号码应为5至17位字母或数字"),
  "06": (text) => {
    if (/^[A-Z]{3}\d{12}$/.test(text)) return known("06", text);
    if (!/^9\d{16}[\dX]$/.test(text)) {
      return refused("外国人永久居留身份证号码应为9开头的18位号码，或3位字母加12位数字");
    }
    return idNumberCheckCharacter(text) === text[17]
      ? known("06", text)
      : refused("外国人永久居留身份证号码校验位不正确，请核对");
  },
  "99": (text) => (text.length <= LONGEST ? known("99", text) : refused(`证件号码不能超过${LONGEST}个字符`)),
};

function shaped(kind: DocumentKind, pattern: RegExp, reason: string): (text: string) => DocumentCheck {
  return (text) => (pattern.test(text) ? known(kind, text) : refused(reason));
}

function withBirth(kind: DocumentKind, text: string): DocumentCheck {
  const checked = checkIdNumber(text);
  return checked.ok ? { ...checked, kind } : checked;
}

function known(kind: DocumentKind, text: string): DocumentCheck {
  return { ok: true, kind, text, birthDate: null, sex: null };
}

function refused(reason: string): DocumentCheck {
  return { ok: false, reason };
}
