import { MEANT } from "./old-characters.js";

// F-98: the one tidying of every text that enters, whoever types or uploads it. Four kinds of text differ in what they
// may hold; all pass `tidyText` first.

/** Most texts need nothing: the characters of everyday Chinese, printable ASCII and line ends of Unix. */
const PLAIN = /^[\n\x20-\x7e·、。《》「」—…\u4e00-\u9fff（），：；！]*$/;

/** What needs nothing whatever kind of text it is: looked for first, because a roster has two million cells. */
const PLAINEST = /^[0-9A-Za-z\u4e00-\u9fff·-]*$/;

/** What takes no room and steers the rest; but for the marks that Mongolian letters need. */
const UNSEEN = /(?![\u180b-\u180f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

const STANDS_FOR_ANOTHER = new RegExp(`[${[...MEANT.keys()].join("")}]`, "gu");

/**
 * Any text: NFC (never NFKC, which would change what people mean), nothing unseen in it, every character the one that is
 * meant, line breaks as `\n`, tabs as spaces. What no character stands for is left: {@link unfitCharacter}.
 */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replace(/[\t\u00a0]/g, " ")
    .replace(UNSEEN, "")
    .replace(STANDS_FOR_ANOTHER, (character) => MEANT.get(character) ?? character)
    .normalize("NFC");
}

/** Every sign that people type for the middle dot of a name. */
const DOT_BETWEEN_HAN =
  /(?<=\p{Script=Han})\s*[·•‧・･⋅∙●．.\u0387\u2219\u2e31\u30fb\uff65]\s*(?=\p{Script=Han})/gu;

/** A name of a person: one line, one kind of middle dot (民委发〔2016〕33号), Latin letters in half width. */
export function tidyName(text: string): string {
  if (PLAINEST.test(text)) return text;
  return halfWidth(oneLine(text)).replace(DOT_BETWEEN_HAN, "·");
}

/**
 * A name in a catalogue (school, department, major, class): one line, so written that two which look the same are the
 * same: Latin letters and digits in half width, brackets beside Chinese in full width, no space between Chinese.
 */
export function tidyLabel(text: string): string {
  if (PLAINEST.test(text)) return text;
  return halfWidth(oneLine(text))
    .replace(/(?<=\p{Script=Han}|[（）]) (?=\p{Script=Han}|[（）()])/gu, "")
    .replace(/(?<=\p{Script=Han}|[）)]) ?\(/gu, "（")
    .replace(/(?<=（[^()（）]*)\)/gu, "）");
}

/** A code or a number: half width, no space, whatever it was pasted from. */
export function tidyCode(text: string): string {
  if (PLAINEST.test(text)) return text;
  return tidyText(text)
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, "");
}

const LONGEST_FILE_NAME = 200;

/** The name of a file: one line, no folders, as long as lists show it; empty where nothing is left. */
export function tidyFileName(text: string): string {
  const shown = oneLine(text)
    .replace(/[\p{Cc}/\\]/gu, " ")
    .trim();
  return [...shown].slice(0, LONGEST_FILE_NAME).join("");
}

function oneLine(text: string): string {
  return tidyText(text).replace(/\s+/g, " ").trim();
}

function halfWidth(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** Control characters but the line break, halves of characters, private use, and what a program writes for no character. */
const UNFIT = /[\p{Cs}\p{Co}\ufffd]|(?!\n)\p{Cc}/u;
/** What older systems write in a name for a character that they do not have. */
const LOST = /[?？\ufffd□〓]/u;

/** Why a tidied text cannot be taken, naming the code point; null where it can. */
export function unfitCharacter(text: string): string | null {
  if (PLAIN.test(text)) return null;
  return refusing(UNFIT.exec(text)?.[0]);
}

/** What no program may send in any text, and no database keeps: NUL, and one half of a character without the other. */
const BROKEN = /[\0\p{Cs}]/u;

/** The same where a text counts as it was sent. */
export function brokenCharacter(text: string): string | null {
  return refusing(BROKEN.exec(text)?.[0]);
}

function refusing(found: string | undefined): string | null {
  return found === undefined
    ? null
    : `含有无法识别的字符${codePointOf(found)}，请改为标准汉字或字符后重新填写`;
}

/** The same of a person's name, in which a question mark stands for a character that was lost. */
export function unfitInName(name: string): string | null {
  if (PLAINEST.test(name)) return null;
  const [lost] = LOST.exec(name) ?? [];
  if (lost === undefined) return unfitCharacter(name);
  return `姓名中有「${lost}」（${codePointOf(lost)}），可能是原系统缺字，请核对身份证件后改为正确的汉字`;
}

/** `U+4DAE` */
function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
