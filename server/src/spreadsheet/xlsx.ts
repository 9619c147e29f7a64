import { CELL, escapedXml, HEADING, SheetText } from "./sheet-text.js";
import type { Table, TableColumn } from "./table.js";
import { type ZipEntry, zipOf } from "./zip.js";

/** Rows of a sheet that Excel opens, its heading included. */
const MOST_ROWS = 1_048_576;
/** A sheet ends before its XML leaves the 32-bit sizes of ZIP. */
const MOST_BYTES = 3_500_000_000;
/** XML is handed on in pieces of so many bytes or some more. */
const PIECE = 65_536;

export interface SheetBounds {
  /** Most rows of a sheet, its heading included; more begin the next one. */
  rows?: number;
}

/**
 * A table as XLSX, streamed: heading kept in place, all cells text, another sheet where one is full. Texts stand in their
 * cells; a table of shared ones would have to be held until the end (docs/adr/0020).
 */
export async function* xlsxOf(table: Table, { rows = MOST_ROWS }: SheetBounds = {}): AsyncGenerator<Buffer> {
  yield* zipOf(partsOf(table, rows));
}

async function* partsOf(table: Table, most: number): AsyncGenerator<ZipEntry> {
  const rows = new Rows(table.rows);
  let sheets = 0;
  do {
    sheets += 1;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheetOf(table.columns, rows, most) };
  } while (await rows.peek());
  const rest: readonly (readonly [string, string])[] = [
    ["xl/styles.xml", STYLES],
    ["xl/workbook.xml", workbookXml(table.name, sheets)],
    ["xl/_rels/workbook.xml.rels", workbookRelations(sheets)],
    ["_rels/.rels", RELATIONS],
    ["[Content_Types].xml", contentTypes(sheets)],
  ];
  for (const [name, text] of rest) yield { name, content: once(text) };
}

/** The rows of all sheets, in the batches that they come in. */
class Rows {
  readonly #batches: AsyncIterator<readonly (readonly string[])[]>;
  #batch: readonly (readonly string[])[] = [];
  #at = 0;

  constructor(batches: AsyncIterable<readonly (readonly string[])[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Whether there is another. */
  async peek(): Promise<boolean> {
    while (this.#at >= this.#batch.length) {
      const { done, value } = await this.#batches.next();
      if (done) return false;
      this.#batch = value;
      this.#at = 0;
    }
    return true;
  }

  /** At most so many of those at hand. */
  take(most: number): readonly (readonly string[])[] {
    const from = this.#at;
    this.#at = Math.min(this.#batch.length, from + most);
    return from === 0 && this.#at === this.#batch.length ? this.#batch : this.#batch.slice(from, this.#at);
  }

  async end(): Promise<void> {
    await this.#batches.return?.();
  }
}

async function* sheetOf(columns: readonly TableColumn[], rows: Rows, most: number): AsyncGenerator<Buffer> {
  const text = new SheetText();
  const titles = columns.map(({ title }) => title);
  text.add(`${XML}<worksheet xmlns="${MAIN}">${VIEW}${widths(columns)}<sheetData>`);
  text.addRow(titles, HEADING);
  let left = most - 1;
  let bytes = 0;
  let isWhole = false;
  try {
    while (left > 0 && bytes < MOST_BYTES && (await rows.peek())) {
      const batch = rows.take(left);
      left -= batch.length;
      for (const row of batch) {
        text.addRow(row, CELL);
        if (text.length < PIECE) continue;
        bytes += text.length;
        yield text.take();
      }
    }
    text.add("</sheetData></worksheet>");
    yield text.take();
    isWhole = true;
  } finally {
    if (!isWhole) await rows.end();
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** The heading stays where it is. */
const VIEW =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
/** In the order of the styles that SheetText gives: none, text (format 49), heading, text typed with an apostrophe. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`;
const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function widths(columns: readonly TableColumn[]): string {
  const each = columns.map(
    ({ title, width = Math.max(10, title.length * 2 + 4) }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`,
  );
  return `<cols>${each.join("")}</cols>`;
}

function workbookXml(name: string, sheets: number): string {
  const each = numbered(sheets, (at) => {
    const title = at === 1 ? name : `${name}（${at}）`;
    return `<sheet name="${sheetName(title)}" sheetId="${at}" r:id="rId${at}"/>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${each}</sheets></workbook>`;
}

/** Excel takes 31 characters, and not all of them. */
function sheetName(name: string): string {
  return escapedXml(name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31));
}

function workbookRelations(sheets: number): string {
  const each = numbered(
    sheets,
    (at) => `<Relationship Id="rId${at}" Type="${RELATION}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each}<Relationship Id="rId${sheets + 1}" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`;
}

function contentTypes(sheets: number): string {
  const each = numbered(
    sheets,
    (at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each}</Types>`;
}

function numbered(count: number, text: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => text(at + 1)).join("");
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
