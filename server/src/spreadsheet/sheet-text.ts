import { beginsFormula } from "./table.js";

/** Style of a cell: text, so that a cell that is edited stays text. */
export const CELL = 1;
/** Style of a heading. */
export const HEADING = 2;
/** Style of a text that begins like a formula: as if typed with an apostrophe. */
const QUOTED = 3;

/** What a cell of Excel holds. */
const LONGEST_CELL = 32_767;
/** The most bytes that one character becomes (`_x005F_`). */
const WIDEST = 7;
const AT_FIRST = 131_072;

const ROW = Buffer.from("<row>");
const ROW_ENDS = Buffer.from("</row>");
const EMPTY = Buffer.from("<c/>");
const BEGINS = [CELL, HEADING, QUOTED].map((style) => Buffer.from(`<c s="${style}" t="inlineStr"><is><t>`));
const BEGINS_SPACED = [CELL, HEADING, QUOTED].map((style) =>
  Buffer.from(`<c s="${style}" t="inlineStr"><is><t xml:space="preserve">`),
);
const ENDS = Buffer.from("</t></is></c>");
const NO_CHARACTER = 0xfffd;

/**
 * The XML of a sheet as bytes, in memory that is filled again and again. Characters are looked at and encoded in one
 * pass: by strings, regular expressions and `Buffer.from` a million rows took 31 s of processor, so they take 4
 * (docs/adr/0020).
 */
export class SheetText {
  #bytes = Buffer.allocUnsafeSlow(AT_FIRST);
  #end = 0;

  get length(): number {
    return this.#end;
  }

  /** What has come together; overwritten by what is added next. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#end);
    this.#end = 0;
    return taken;
  }

  /** XML of our own. */
  add(xml: string): void {
    this.#reserve(xml.length * 3);
    this.#end += this.#bytes.write(xml, this.#end);
  }

  addRow(cells: readonly string[], style: typeof CELL | typeof HEADING): void {
    this.#reserve(ROW.length);
    this.#copy(ROW);
    for (const text of cells) this.#addCell(text, style);
    this.#reserve(ROW_ENDS.length);
    this.#copy(ROW_ENDS);
  }

  #addCell(text: string, style: number): void {
    const length = Math.min(text.length, LONGEST_CELL);
    this.#reserve(length * WIDEST + 128);
    if (length === 0) {
      this.#copy(EMPTY);
      return;
    }
    const begins = isSpaced(text, length) ? BEGINS_SPACED : BEGINS;
    this.#copy(begins[(beginsFormula(text) ? QUOTED : style) - 1] ?? EMPTY);
    this.#encode(text, length);
    this.#copy(ENDS);
  }

  /** UTF-8 and escapes, character by character. */
  #encode(text: string, length: number): void {
    const bytes = this.#bytes;
    let end = this.#end;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 0x800 && (code < 0xd800 || (code > 0xdfff && code < 0xfffe))) {
        bytes[end++] = 0xe0 | (code >> 12);
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else if (code >= 0x20 && code < 0x80 && !isMarked(code)) {
        bytes[end++] = code;
      } else {
        end += this.#encodeRare(text, at, end);
        // The second half of a pair has been written with the first.
        if (isPair(text, at)) at += 1;
      }
    }
    this.#end = end;
  }

  /** Writes one character that is not itself in XML, or takes two or four bytes; answers how many bytes. */
  #encodeRare(text: string, at: number, end: number): number {
    const code = text.codePointAt(at) ?? 0;
    const word = WORDS.get(code);
    if (word !== undefined) return this.#bytes.write(word, end);
    if (code === UNDERSCORE)
      return this.#bytes.write(ESCAPE.test(text.slice(at, at + 7)) ? "_x005F_" : "_", end);
    const isNone =
      (code < 0x20 && code !== 0x09 && code !== 0x0a) ||
      (code >= 0xd800 && code <= 0xdfff) ||
      code === 0xfffe ||
      code === 0xffff;
    return this.#bytes.write(String.fromCodePoint(isNone ? NO_CHARACTER : code), end);
  }

  #copy(part: Buffer): void {
    this.#bytes.set(part, this.#end);
    this.#end += part.length;
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow((this.#end + more) * 2);
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

const UNDERSCORE = 0x5f;
/** Excel reads `_x0041_` as A. */
const ESCAPE = /^_x[0-9A-Fa-f]{4}_/;
/** A carriage return would else become a line feed. */
const WORDS: ReadonlyMap<number, string> = new Map([
  [0x26, "&amp;"],
  [0x3c, "&lt;"],
  [0x3e, "&gt;"],
  [0x0d, "&#13;"],
]);

function isMarked(code: number): boolean {
  return code === 0x26 || code === 0x3c || code === 0x3e || code === UNDERSCORE;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** Whether spaces stand at its edges, or lines in it, which office programs else take away. */
function isSpaced(text: string, length: number): boolean {
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(length - 1) <= 0x20 || text.includes("\n");
}

/** Text of ours in an attribute. */
export function escapedXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
