import { broken } from "../file-faults.js";

/** A name such as `/JavaScript`, with `#4a` and the like resolved. */
export class PdfName {
  constructor(readonly text: string) {}
}

/** `5 0 R` */
export class PdfReference {
  constructor(readonly number: number) {}
}

export class PdfDictionary extends Map<string, PdfValue> {}

/** Strings are bytes; null stands for everything that is of no matter here: numbers that are none, null, unknown words. */
export type PdfValue = PdfName | PdfReference | PdfDictionary | PdfValue[] | Buffer | number | boolean | null;

/** Deeper than any program nests. */
const DEEPEST = 100;

const CLASSES = new Uint8Array(256);
const [WHITE, DELIMITER] = [1, 2];
for (const code of Buffer.from("\0\t\n\f\r ")) CLASSES[code] = WHITE;
for (const code of Buffer.from("()<>[]{}/%")) CLASSES[code] = DELIMITER;

const code = (character: string) => character.charCodeAt(0);
const [SLASH, PERCENT, OPEN, CLOSE, LESS, GREATER, BACKSLASH, HASH] = "/%()<>\\#".split("").map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const [LIST, LIST_END] = [code("["), code("]")];

/**
 * Reads values of a PDF from a place on (ISO 32000-1, 7.3), as forgiving as readers are: what ends too early ends there.
 * Every name that is met is told, also of a value that turns out to be none.
 */
export class PdfLexer {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly met: (name: string) => void,
  ) {}

  /** @throws FILE_BROKEN where it nests deeper than any program writes. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw broken();
    this.skipWhite();
    const first = this.bytes[this.at];
    if (first === undefined) return null;
    if (first === SLASH) return this.#name();
    if (first === OPEN) return this.#text();
    if (first === LIST) return this.#list(depth);
    if (first === LESS) return this.bytes[this.at + 1] === LESS ? this.#dictionary(depth) : this.#hex();
    if (CLASSES[first] === DELIMITER) {
      this.at += 1;
      return null;
    }
    return this.#numberOrWord();
  }

  /** The next word of plain letters and digits, or "" where something else stands. */
  word(): string {
    this.skipWhite();
    const from = this.at;
    while (this.at < this.bytes.length && CLASSES[this.bytes[this.at] ?? 0] === 0) this.at += 1;
    return this.bytes.toString("latin1", from, this.at);
  }

  skipWhite(): void {
    for (; this.at < this.bytes.length; this.at += 1) {
      const here = this.bytes[this.at] ?? 0;
      if (here === PERCENT) this.#skipLine();
      else if (CLASSES[here] !== WHITE) return;
    }
  }

  #skipLine(): void {
    while (this.at < this.bytes.length && !"\r\n".includes(String.fromCharCode(this.bytes[this.at] ?? 0))) {
      this.at += 1;
    }
  }

  #name(): PdfName {
    this.at += 1;
    const from = this.at;
    let escaped = false;
    while (this.at < this.bytes.length && CLASSES[this.bytes[this.at] ?? 0] === 0) {
      escaped ||= this.bytes[this.at] === HASH;
      this.at += 1;
    }
    const written = this.bytes.toString("latin1", from, this.at);
    const text = escaped
      ? written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : written;
    this.met(text);
    return new PdfName(text);
  }

  #text(): Buffer {
    const kept: number[] = [];
    let open = 1;
    for (this.at += 1; this.at < this.bytes.length; this.at += 1) {
      const here = this.bytes[this.at] ?? 0;
      if (here === BACKSLASH) {
        this.#escape(kept);
        continue;
      }
      if (here === OPEN) open += 1;
      if (here === CLOSE) open -= 1;
      if (open === 0) break;
      kept.push(here);
    }
    this.at += 1;
    return Buffer.from(kept);
  }

  /** What stands behind a backslash; its last byte is the present one afterwards. */
  #escape(kept: number[]): void {
    const [octal] = /^[0-7]{1,3}/.exec(this.bytes.toString("latin1", this.at + 1, this.at + 4)) ?? [];
    if (octal !== undefined) {
      this.at += octal.length;
      kept.push(Number.parseInt(octal, 8) & 0xff);
      return;
    }
    this.at += 1;
    const letter = String.fromCharCode(this.bytes[this.at] ?? 0);
    if (letter === "\r" && this.bytes[this.at + 1] === code("\n")) this.at += 1;
    if (letter === "\r" || letter === "\n") return;
    kept.push(code({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[letter] ?? letter));
  }

  #hex(): Buffer {
    const end = this.bytes.indexOf(GREATER, this.at);
    const written = this.bytes.toString("latin1", this.at + 1, end < 0 ? this.bytes.length : end);
    this.at = end < 0 ? this.bytes.length : end + 1;
    const digits = written.replace(/[^0-9a-f]/gi, "");
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
  }

  #list(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipWhite();
      const here = this.bytes[this.at];
      if (here === undefined || here === GREATER) return items;
      if (here === LIST_END) {
        this.at += 1;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries = new PdfDictionary();
    for (;;) {
      this.skipWhite();
      const here = this.bytes[this.at];
      if (here === undefined) return entries;
      if (here === GREATER) {
        this.at += this.bytes[this.at + 1] === GREATER ? 2 : 1;
        return entries;
      }
      const key = this.value(depth + 1);
      if (!(key instanceof PdfName)) continue;
      this.skipWhite();
      if (this.bytes[this.at] !== GREATER) entries.set(key.text, this.value(depth + 1));
    }
  }

  #numberOrWord(): PdfValue {
    const word = this.word();
    if (word === "true" || word === "false") return word === "true";
    if (!/^[+-]?\d*\.?\d*$/.test(word)) return null;
    const behind = this.at;
    if (/^\d+$/.test(word) && /^\d+$/.test(this.word()) && this.word() === "R") {
      return new PdfReference(Number(word));
    }
    this.at = behind;
    return Number(word);
  }
}
