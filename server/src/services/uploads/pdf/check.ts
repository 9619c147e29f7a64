import { pdfBegins } from "../content-kind.js";
import { broken, FileFault } from "../file-faults.js";
import { openingWithoutPassword } from "./encryption.js";
import { PdfDictionary, PdfLexer, PdfName, PdfReference, type PdfValue } from "./lexer.js";
import { PdfObjects } from "./objects.js";

/** Where the end of a PDF is looked for: readers allow some bytes behind it. */
const TAIL_BYTES = 2_048;
/** Revisions of one document, each with an end of its own. */
const MOST_REVISIONS = 200;
/** Names of no harmless document (spec: D-06); in texts, such as a title, they are no names. */
const ACTIVE = ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "XFA"];

/**
 * Looks whether a PDF is whole, opens without a password and does nothing by itself. Its end must lead to a table of
 * objects, and that to the ones before it. No page is read or drawn; a library that does would be the larger danger.
 *
 * @throws {FileFault} FILE_BROKEN, FILE_ENCRYPTED, FILE_ACTIVE or FILE_COSTLY.
 */
export function checkPdf(bytes: Buffer): void {
  const trailers = trailersOf(bytes);
  if (!trailers.some((trailer) => trailer.get("Root") instanceof PdfReference)) throw broken();
  if (!bytes.includes("endobj")) throw broken();
  const objects = new PdfObjects(bytes);
  objects.unpack(openingOf(objects, trailers));
  if (ACTIVE.some((name) => objects.names.has(name)) || holdsAction(objects))
    throw new FileFault("FILE_ACTIVE");
}

/** From the last table to the first. */
function trailersOf(bytes: Buffer): PdfDictionary[] {
  const lead = pdfBegins(bytes) ?? 0;
  const tail = bytes.subarray(-TAIL_BYTES).toString("latin1");
  const end = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(tail);
  if (!end) throw broken();
  const found: PdfDictionary[] = [];
  const seen = new Set<number>();
  for (let at: number | null = Number(end[1]); at !== null; ) {
    if (seen.has(at) || seen.size >= MOST_REVISIONS) throw broken();
    seen.add(at);
    // Where something stands before the first line, some programs count it and some do not.
    const trailer: PdfDictionary | null = trailerAt(bytes, at) ?? trailerAt(bytes, at + lead);
    if (!trailer) throw broken();
    found.push(trailer);
    const previous: PdfValue | undefined = trailer.get("Prev");
    at = typeof previous === "number" ? previous : null;
  }
  return found;
}

/** What stands behind a table of objects, or before a packed one; null where neither is. */
function trailerAt(bytes: Buffer, at: number): PdfDictionary | null {
  const beginning = bytes.toString("latin1", at, at + 64);
  const packed = /^\s*\d+\s+\d+\s+obj\b/.exec(beginning);
  if (!packed && !/^\s*xref\b/.test(beginning)) return null;
  const trailer = packed ? at + packed[0].length : bytes.indexOf("trailer", at, "latin1") + "trailer".length;
  if (trailer < at) return null;
  const value = new PdfLexer(bytes, trailer, () => undefined).value();
  if (!(value instanceof PdfDictionary)) return null;
  return packed && !isName(value.get("Type"), "XRef") ? null : value;
}

/** A reference that leads nowhere is nothing, and so no encryption. */
function openingOf(objects: PdfObjects, trailers: readonly PdfDictionary[]) {
  const [encrypt] = trailers
    .flatMap((trailer) => objects.resolved(trailer.get("Encrypt")).toReversed())
    .filter((value) => value !== null);
  if (encrypt === undefined) return (_object: unknown, stream: Buffer) => stream;
  if (!(encrypt instanceof PdfDictionary)) throw broken();
  const ids = trailers.flatMap((trailer) => objects.resolved(trailer.get("ID")).flat());
  return openingWithoutPassword(encrypt, ids.find((id) => Buffer.isBuffer(id)) ?? Buffer.alloc(0));
}

/** Whether anything is done when the document is opened, turned over or closed, or by a film that is played. */
function holdsAction(objects: PdfObjects): boolean {
  const isAction = (value: PdfValue) => value instanceof PdfDictionary && !leadsToPage(value);
  return [...dictionariesIn(objects.values)].some((dictionary) => {
    const opens = objects.resolved(dictionary.get("OpenAction"));
    const moments = objects.resolved(dictionary.get("AA")).filter((value) => value instanceof PdfDictionary);
    const done = moments.flatMap((each) => [...each.values()].flatMap((value) => objects.resolved(value)));
    const plays =
      dictionary.has("JS") &&
      (isName(dictionary.get("S"), "Rendition") || !(dictionary.get("S") instanceof PdfName));
    return [...opens, ...done].some(isAction) || (plays && dictionary.has("S"));
  });
}

/** `/S /GoTo` with nothing behind it is another way to write a destination: LaTeX writes all of them so. */
function leadsToPage(action: PdfDictionary): boolean {
  return isName(action.get("S"), "GoTo") && action.has("D") && !action.has("Next");
}

function* dictionariesIn(values: Iterable<PdfValue>): Generator<PdfDictionary> {
  for (const value of values) {
    if (value instanceof PdfDictionary) {
      yield value;
      yield* dictionariesIn(value.values());
    } else if (Array.isArray(value)) yield* dictionariesIn(value);
  }
}

function isName(value: PdfValue | undefined, text: string): boolean {
  return value instanceof PdfName && value.text === text;
}
