import { RefusedFile } from "./protocol.js";
import { ROWS_AT_ONCE, rowsNamed, type TableCell, type TableReader, type TableRow } from "./table.js";
import { openArchive, type WorkbookArchive } from "./workbook-archive.js";
import { partsOf } from "./workbook-parts.js";
import { chunksOf, parserOf, type Tag } from "./workbook-xml.js";

const MOST_COLUMNS = 200;
/** Shared texts are held in memory. */
const MOST_SHARED_CHARACTERS = 40_000_000;

/** XLSX by streaming: sheet and texts are never in memory as XML. Reads the first sheet that is not hidden. */
export const readXlsx: TableReader = async function* readXlsx(bytes, progress, note) {
  if (bytes.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"))) {
    throw new RefusedFile("文件为旧版XLS或已加密，请另存为未加密的XLSX文件后上传");
  }
  const archive = await openArchive(bytes);
  const { sheet: path, sharedTexts: textsAt } = await partsOf(archive, note);
  const texts = textsAt === null ? [] : await sharedTexts(archive, textsAt);
  const size = archive.sizeOf(path);
  const sheet = new SheetReader(texts);
  let read = 0;
  for await (const chunk of chunksOf(await archive.open(path))) {
    read += chunk.length;
    sheet.write(chunk);
    if (sheet.rows.length < ROWS_AT_ONCE) continue;
    progress(Math.min(99, Math.floor((read / size) * 100)));
    yield sheet.take();
  }
  sheet.end();
  if (sheet.hidden.length > 0) {
    note(`${rowsNamed(sheet.hidden)}在表中被隐藏或筛选掉，已照常读取；不应上报的请删除后重新上传`);
  }
  yield sheet.take();
};

async function sharedTexts(archive: WorkbookArchive, path: string): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let reading = false;
  let phonetic = false;
  let characters = 0;
  const parser = parserOf({
    open: ({ name }) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") reading = !phonetic;
    },
    text: (part) => {
      if (reading) text += part;
    },
    close: (name) => {
      if (name === "t") reading = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") {
        characters += text.length;
        if (characters > MOST_SHARED_CHARACTERS)
          throw new RefusedFile("文件文字过多，请使用模板重新整理后上传");
        texts.push(unescaped(text));
      }
    },
  });
  for await (const chunk of chunksOf(await archive.open(path))) parser.write(chunk);
  parser.close();
  return texts;
}

/** Gathers the rows of a sheet while its XML comes in. */
class SheetReader {
  rows: TableRow[] = [];
  /** Lines that the sheet hides, by hand or by a filter. */
  readonly hidden: number[] = [];
  readonly #parser: ReturnType<typeof parserOf>;
  readonly #shared: readonly string[];
  #line = 0;
  #cells: TableCell[] = [];
  #column = 0;
  #type = "";
  #text = "";
  #formula = false;
  #reading = false;
  #hidden = false;

  constructor(shared: readonly string[]) {
    this.#shared = shared;
    this.#parser = parserOf({
      open: (tag) => this.#open(tag),
      text: (text) => {
        if (this.#reading) this.#text += text;
      },
      close: (name) => this.#close(name),
    });
  }

  write(chunk: string): void {
    this.#parser.write(chunk);
  }

  /** @throws RefusedFile when the sheet broke off. */
  end(): void {
    this.#parser.close();
  }

  take(): TableRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  #open({ name, attributes }: Tag): void {
    if (name === "row") {
      this.#line = attributes.r ? Number(attributes.r) : this.#line + 1;
      this.#cells = [];
      this.#column = -1;
      this.#hidden = attributes.hidden === "1" || attributes.hidden === "true";
    } else if (name === "c") {
      this.#column = attributes.r ? columnOf(attributes.r) : this.#column + 1;
      this.#type = attributes.t ?? "n";
      this.#text = "";
      this.#formula = false;
    } else if (name === "v" || name === "t") this.#reading = true;
    else if (name === "f") this.#formula = true;
  }

  #close(name: string): void {
    if (name === "v" || name === "t") this.#reading = false;
    else if (name === "c") {
      if (this.#column >= MOST_COLUMNS) return;
      while (this.#cells.length < this.#column) this.#cells.push("");
      this.#cells.push(this.#cell());
    } else if (name === "row") {
      if (this.#hidden && this.#cells.some((cell) => cell !== "")) this.hidden.push(this.#line);
      this.rows.push({ line: this.#line, cells: this.#cells });
    }
  }

  #cell(): TableCell {
    if (this.#formula) return { formula: true };
    switch (this.#type) {
      case "s":
        return this.#shared[Number(this.#text)] ?? "";
      case "n":
        return this.#text === "" ? "" : { number: this.#text };
      case "e":
        return { error: true };
      case "b":
        return this.#text === "1" ? "是" : "否";
      default:
        return unescaped(this.#text);
    }
  }
}

/** Characters that XML cannot hold are written as `_x000D_` in workbooks, and the escape's own low line as `_x005F_`. */
function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
