// What documents are printed with, measured: of every block of Han characters how many the fonts have.
// `npm run build -w server && node scripts/font-coverage.mjs`
import { glyphCoverage } from "../server/dist/services/documents/typst/glyph-coverage.js";
import { documentFonts } from "../server/dist/services/documents/typst/render-agreement.js";

/** The Han characters of GB 18030-2022: the first two blocks are its level 1, all of them its level 3. */
const BLOCKS = [
  ["基本区 (U+4E00–9FEF)", 0x4e00, 0x9fef],
  ["扩充A (U+3400–4DB5)", 0x3400, 0x4db5],
  ["扩充B (U+20000–2A6D6)", 0x20000, 0x2a6d6],
  ["扩充C (U+2A700–2B734)", 0x2a700, 0x2b734],
  ["扩充D (U+2B740–2B81D)", 0x2b740, 0x2b81d],
  ["扩充E (U+2B820–2CEA1)", 0x2b820, 0x2cea1],
  ["扩充F (U+2CEB0–2EBE0)", 0x2ceb0, 0x2ebe0],
];

const fonts = documentFonts().map(glyphCoverage);
for (const [name, first, last] of BLOCKS) {
  let covered = 0;
  for (let code = first; code <= last; code += 1) if (fonts.some((covers) => covers(code))) covered += 1;
  process.stdout.write(`${name}: ${covered} / ${last - first + 1}\n`);
}
