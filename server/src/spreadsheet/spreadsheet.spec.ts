import { beforeEach, describe, expect, it } from "vitest";
import { readTable } from "../parties/roster-upload/index.js";
import { openArchive } from "../parties/roster-upload/parser/workbook-archive.js";
import { csvOf, type Table, xlsxOf, type ZipEntry, zipOf } from "./index.js";

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}

async function* batches<T>(...given: T[]): AsyncGenerator<T> {
  for (const each of given) yield await Promise.resolve(each);
}

const tableOf = (titles: readonly string[], ...given: string[][][]): Table => ({
  name: "名单",
  columns: titles.map((title) => ({ title })),
  rows: batches(...given),
});

/** What another reader makes of it: that of the rosters, a child process. */
async function cellsOf(file: Buffer) {
  const { rows } = await readTable(file, 1_000, "test");
  return rows.map(({ cells }) => cells);
}

async function textsOf(archive: Awaited<ReturnType<typeof openArchive>>, name: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await archive.open(name)) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts).toString();
}

const DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1", "\tx", "\rx"];

describe("a table as XLSX", () => {
  it("reads as it was written: markup, lines, spaces, other planes, what XML cannot hold, Excel's own escape", async () => {
    const cells = [
      "<b>&\"'",
      "两行\n文字",
      "  空格 ",
      "𠮷é",
      "a\u0001b\ud800c",
      "_x0041_",
      "",
      "32010219990101001X",
    ];
    const titles = cells.map((_, at) => `列${at}`);
    const file = await whole(xlsxOf(tableOf(titles, [cells], [], [cells])));
    const read = [
      "<b>&\"'",
      "两行\n文字",
      "  空格 ",
      "𠮷é",
      "a\ufffdb\ufffdc",
      "_x0041_",
      "",
      "32010219990101001X",
    ];
    expect(await cellsOf(file)).toEqual([titles, read, read]);
  });

  it("begins no formula: dangerous cells are text, marked as typed with an apostrophe", async () => {
    const file = await whole(
      xlsxOf(
        tableOf(
          ["列"],
          DANGEROUS.map((text) => [text]),
        ),
      ),
    );
    expect((await cellsOf(file)).slice(1).flat()).toEqual(DANGEROUS);
    const sheet = await textsOf(await openArchive(file), "xl/worksheets/sheet1.xml");
    expect(sheet.match(/<c s="3" t="inlineStr">/g)).toHaveLength(DANGEROUS.length);
    expect(sheet).not.toContain("<f");
  });

  it("begins another sheet where one is full, each with the heading, which stays in place", async () => {
    const rows = Array.from({ length: 7 }, (_, at) => [`第${at}行`]);
    const file = await whole(xlsxOf(tableOf(["列"], rows.slice(0, 4), rows.slice(4)), { rows: 4 }));
    const archive = await openArchive(file);
    const sheets = await Promise.all([1, 2, 3].map((at) => textsOf(archive, `xl/worksheets/sheet${at}.xml`)));
    const texts = sheets.map((xml) => [...xml.matchAll(/<t>([^<]*)<\/t>/g)].map((match) => match[1]));
    expect(texts).toEqual([
      ["列", "第0行", "第1行", "第2行"],
      ["列", "第3行", "第4行", "第5行"],
      ["列", "第6行"],
    ]);
    for (const xml of sheets) expect(xml).toContain('state="frozen"');
    expect(await textsOf(archive, "xl/workbook.xml")).toContain('name="名单（3）"');
  });

  it("has one sheet with its heading where there are no rows, and no empty one behind a full one", async () => {
    expect(await cellsOf(await whole(xlsxOf(tableOf(["甲", "乙"]))))).toEqual([["甲", "乙"]]);
    const full = await openArchive(await whole(xlsxOf(tableOf(["列"], [["1"], ["2"]]), { rows: 3 })));
    expect([1, 2].map((at) => full.has(`xl/worksheets/sheet${at}.xml`))).toEqual([true, false]);
  });

  it("keeps a cell to what Excel holds", async () => {
    const file = await whole(xlsxOf(tableOf(["列"], [["长".repeat(40_000)]])));
    expect(String((await cellsOf(file))[1]?.[0])).toHaveLength(32_767);
  });
});

describe("what is asked for and what is held", () => {
  let asked: number;
  let ended: boolean;
  beforeEach(() => {
    asked = 0;
    ended = false;
  });

  async function* endless(): AsyncGenerator<string[][]> {
    try {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(
          Array.from({ length: 500 }, (_, at) => Array<string>(20).fill(`值${at * asked}`)),
        );
      }
    } finally {
      ended = true;
    }
  }
  const table = (): Table => ({ name: "表", columns: Array(20).fill({ title: "列" }), rows: endless() });

  it.each([
    ["XLSX", xlsxOf],
    ["CSV", csvOf],
  ])("%s: a reader that stops leaves no row asked for, and ends the reading of rows", async (_name, write) => {
    const pieces = write(table());
    for (let at = 0; at < 4; at += 1) await pieces.next();
    const before = asked;
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBe(before);
    expect(before).toBeLessThan(40);
    await pieces.return(undefined);
    expect(ended).toBe(true);
  });

  it.each([
    ["XLSX", xlsxOf],
    ["CSV", csvOf],
  ])("%s: what fails among the rows fails the file", async (_name, write) => {
    async function* failing(): AsyncGenerator<string[][]> {
      yield [["1"]];
      await Promise.reject(new Error("The database is away"));
    }
    const rows = failing();
    await expect(whole(write({ name: "表", columns: [{ title: "列" }], rows }))).rejects.toThrow("away");
  });
});

describe("a table as CSV", () => {
  it("has its mark, quotes what needs it, and neutralises what begins like a formula", async () => {
    const file = await whole(
      csvOf(
        tableOf(
          ["甲", "乙"],
          [
            ["a,b", 'c"d'],
            ["两\n行", ""],
          ],
          [
            ["=1", "＝1"],
            ["-", "@"],
          ],
        ),
      ),
    );
    expect(file.toString()).toBe('\ufeff甲,乙\r\n"a,b","c""d"\r\n"两\n行",\r\n\'=1,\'＝1\r\n\'-,\'@\r\n');
    expect((await cellsOf(file))[1]).toEqual(["a,b", 'c"d']);
  });
});

describe("an archive", () => {
  const entry = (name: string, text: string, stored = false): ZipEntry => ({
    name,
    content: batches(Buffer.from(text)),
    stored,
  });

  it("holds stored and packed files under names of any characters", async () => {
    const archive = await openArchive(
      await whole(zipOf([entry("甲/一.pdf", "%PDF", true), entry("乙.txt", "字".repeat(9))])),
    );
    expect(await textsOf(archive, "甲/一.pdf")).toBe("%PDF");
    expect(await textsOf(archive, "乙.txt")).toBe("字".repeat(9));
  });

  it("takes the 64-bit format where the 32-bit one ends: far entries, or many of them", async () => {
    const three = () => [entry("1", "one"), entry("2", "two"), entry("3", "three")];
    for (const bounds of [
      { offset: 40, entries: 0xffff },
      { offset: 0xffff_ffff, entries: 3 },
    ]) {
      const file = await whole(zipOf(three(), bounds));
      expect(file.readUInt32LE(file.length - 6)).toBe(0xffff_ffff);
      const archive = await openArchive(file);
      const texts = await Promise.all(["1", "2", "3"].map((name) => textsOf(archive, name)));
      expect(texts).toEqual(["one", "two", "three"]);
    }
  });
});
