import type { GlyphCoverage } from "./glyph-coverage.js";

/**
 * What cannot be seen on paper but can change how the rest reads: control and format characters
 * (bidirectional overrides among them), variation selectors, private use, unpaired surrogates.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu;

/**
 * Makes texts printable with a set of fonts. A character that no font has becomes its code, 〔U+2A6A5〕,
 * and is remembered, so that the document can say so: a person's name never loses a character silently.
 */
export class PrintableText {
  readonly #coverages: readonly GlyphCoverage[];
  readonly #missing = new Set<string>();

  constructor(coverages: readonly GlyphCoverage[]) {
    this.#coverages = coverages;
  }

  /** One line of text. */
  line(text: string): string {
    const clean = text.replace(/\s+/gu, " ").replace(invisible, "").trim();
    return Array.from(clean, (character) => this.#drawn(character)).join("");
  }

  /** Paragraphs of a longer text; empty lines are dropped. */
  paragraphs(text: string): string[] {
    return text
      .split(/\r\n|[\n\r\u2028\u2029]/u)
      .map((paragraph) => this.line(paragraph))
      .filter((paragraph) => paragraph !== "");
  }

  /** The codes printed in place of characters so far, sorted. */
  missing(): string[] {
    return [...this.#missing].toSorted();
  }

  #drawn(character: string): string {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint === 0x20 || this.#coverages.some((covers) => covers(codePoint))) return character;
    const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    this.#missing.add(code);
    return `〔${code}〕`;
  }
}
