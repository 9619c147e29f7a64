import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type GlyphCoverage, glyphCoverage } from "./glyph-coverage.js";
import { KeptPrints } from "./kept-prints.js";
import { PrintableText } from "./printable-text.js";

/** The second family has characters of names that the first lacks, such as 𠮷. */
export const PACKAGED_FONTS = [
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
  "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
];

/**
 * Debian's `fonts-hanazono`, where it is installed: with it every Han character of GB 18030-2022 is printed (level 3). No
 * kept npm package has those fonts (docs/operations.md).
 */
const installedFonts = ["/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"];

/** The fonts that documents are printed with, in the order in which a character is looked for. */
export function documentFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  const packaged = PACKAGED_FONTS.map((file) => resolve(file));
  return [...packaged, ...installedFonts.filter((file) => existsSync(file))].map((file) =>
    readFileSync(file),
  );
}

/** Compiled results older than this many documents are forgotten, or memory would grow with every one. */
const KEPT_RESULTS = 3;

interface Press {
  readonly compiler: NodeCompiler;
  readonly coverages: readonly GlyphCoverage[];
}

let press: Press | undefined;
/** What was printed last, by what it says: a page that is looked at again is not printed again. */
const kept = new KeptPrints();

function openPress(): Press {
  const fonts = documentFonts();
  return {
    compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] }),
    coverages: fonts.map(glyphCoverage),
  };
}

/** A document of ours: its template, and what the template reads as `sys.inputs.view`. */
export interface Print {
  readonly template: string;
  view(print: PrintableText): object;
}

/**
 * Prints a document as PDF, fonts embedded. The same document gives the same bytes. Runs on the calling thread for some
 * milliseconds; the first call also loads the fonts (about a second). Throws when the template does not compile: that
 * is a fault of ours, not of a user.
 */
export function printPdf(document: Print): Buffer {
  return printed(document, "pdf", (compiler, source) => compiler.pdf(source));
}

/**
 * The same as one picture (SVG), the pages below each other, for browsers that show no PDF; letters are outlines, so that
 * no font is needed and no text of anybody is markup.
 */
export function printPicture(document: Print): string {
  return printed(document, "svg", (compiler, source) => compiler.plainSvg(source));
}

type Source = Parameters<NodeCompiler["pdf"]>[0];

function printed<Result extends string | Buffer>(
  { template, view }: Print,
  format: string,
  as: (compiler: NodeCompiler, source: Source) => Result,
): Result {
  press ??= openPress();
  const texts = JSON.stringify(view(new PrintableText(press.coverages)));
  const key = createHash("sha256").update(format).update(template).update(texts).digest("base64");
  const known = kept.get(key);
  if (known !== undefined) return known as Result;
  try {
    const result = as(press.compiler, { mainFileContent: template, inputs: { view: texts } });
    kept.put(key, result);
    return result;
  } finally {
    press.compiler.evictCache(KEPT_RESULTS);
  }
}
