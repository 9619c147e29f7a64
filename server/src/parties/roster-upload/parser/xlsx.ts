import { posix } from "node:path";
import { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { RefusedFile } from "./protocol.js";
import { ROWS_AT_ONCE, type TableCell, type TableReader, type TableRow } from "./table.js";
import { damaged, openArchive, type WorkbookArchive } from "./workbook-archive.js";

const MOST_COLUMNS = 200;
/** Shared texts are held in memory. */
const MOST_SHARED_CHARACTERS = 40_000_000;

/** XLSX by streaming: sheet and texts are never in memory as XML. Reads the first sheet that is not hidden. */
export const readXlsx: TableReader = async function* readXlsx(bytes, progress, note) {
  if (bytes.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"))) {
    throw new RefusedFile("文件为旧版XLS或已加密，请另存为未加密的XLSX文件后上传");
  }
  const archive = await openArchive(bytes);
  const path = await pathOfSheet(archive, note);
  const texts = await sharedTexts(archive);
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
  yield sheet.take();
};

/** Texts of a stream, whole characters; @throws RefusedFile when the archive breaks off. */
async function* chunksOf(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding("utf8");
  try {
    for await (const chunk of stream) yield chunk as string;
  } catch {
    throw damaged();
  }
}

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** Names without their prefix: some programs write `x:row`. */
function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function parserOf(on: { open?(tag: Tag): void; text?(text: string): void; close?(name: string): void }) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("doctype", () => {
    throw damaged();
  });
  if (on.open)
    parser.on("opentag", (tag) => on.open?.({ name: local(tag.name), attributes: tag.attributes }));
  if (on.text) parser.on("text", (text) => on.text?.(text));
  if (on.close) parser.on("closetag", (tag) => on.close?.(local(tag.name)));
  return parser;
}

async function tagsOf(archive: WorkbookArchive, path: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  const parser = parserOf({ open: (tag) => tags.push(tag) });
  for await (const chunk of chunksOf(await archive.open(path))) parser.write(chunk);
  parser.close();
  return tags;
}

async function pathOfSheet(archive: WorkbookArchive, note: (text: string) => void): Promise<string> {
  const sheets = (await tagsOf(archive, "xl/workbook.xml")).filter((tag) => tag.name === "sheet");
  const visible = sheets.find(({ attributes }) => (attributes.state ?? "visible") === "visible");
  if (!visible) throw new RefusedFile("工作簿中没有可见的工作表");
  const name = visible.attributes.name ?? "";
  const skipped = sheets.slice(0, sheets.indexOf(visible)).map(({ attributes }) => attributes.name ?? "");
  if (skipped.length > 0) {
    note(`工作表“${skipped.join("、")}”已隐藏，未读取；读取的是第一个可见的工作表“${name}”`);
  } else if (sheets.length > 1) note(`文件有多个工作表，读取的是第一个可见的工作表“${name}”`);
  const id = Object.entries(visible.attributes).find(
    ([key]) => local(key) === "id" && key.includes(":"),
  )?.[1];
  const relations = await tagsOf(archive, "xl/_rels/workbook.xml.rels");
  const target = relations.find(({ attributes }) => attributes.Id === id)?.attributes.Target;
  if (!target) throw damaged();
  return target.startsWith("/") ? target.slice(1) : posix.normalize(`xl/${target}`);
}

async function sharedTexts(archive: WorkbookArchive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.has("xl/sharedStrings.xml")) return texts;
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
        texts.push(text);
      }
    },
  });
  for await (const chunk of chunksOf(await archive.open("xl/sharedStrings.xml"))) parser.write(chunk);
  parser.close();
  return texts;
}

/** Gathers the rows of a sheet while its XML comes in. */
class SheetReader {
  rows: TableRow[] = [];
  readonly #parser: ReturnType<typeof parserOf>;
  readonly #shared: readonly string[];
  #line = 0;
  #cells: TableCell[] = [];
  #column = 0;
  #type = "";
  #text = "";
  #formula = false;
  #reading = false;

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
    } else if (name === "row") this.rows.push({ line: this.#line, cells: this.#cells });
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
        return this.#text;
    }
  }
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
