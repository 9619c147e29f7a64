import { beforeAll, describe, expect, it } from "vitest";
import { COHORT } from "../../../../test/factories/ground.js";
import {
  ROSTER_HEADER,
  type RosterWish,
  rosterCsv,
  rosterIdNumber,
  rosterRow,
  sharedStringsWorkbook,
  workbookOf,
} from "../../../../test/roster-files.js";
import { readRosterFile } from "../read-roster-file.js";
import { writeWorkbook, zip } from "../write-workbook.js";
import { ROSTER_COLUMNS } from "./columns.js";
import { pack, unpack } from "./packing.js";
import { type ParsedRow, type ParserMessage, RefusedFile, type SentRow } from "./protocol.js";
import { readRoster } from "./read-roster.js";

const SCHOOL = { code: "10001", name: "测试大学" };
const CONTEXT = { cohort: COHORT, schoolCode: SCHOOL.code, schoolName: SCHOOL.name };
const row = (number: number, wish: RosterWish = {}) => rosterRow(SCHOOL, number, wish);

/** What a file says, read as the child reads it: its rows and notes, or why it was refused. */
async function parse(file: Buffer) {
  const heard: ParserMessage[] = [];
  return await sayingsOf(heard, async () => {
    for await (const messages of readRoster(unpack(Buffer.concat(packed(file))), CONTEXT))
      heard.push(...messages);
  });
}

/** The same by the child itself, with its bounds of time and memory. */
async function parseInChild(file: Buffer) {
  const heard: ParserMessage[] = [];
  return await sayingsOf(heard, async () => {
    for await (const message of readRosterFile(packed(file), CONTEXT)) heard.push(message);
  });
}

async function sayingsOf(heard: readonly ParserMessage[], read: () => Promise<void>) {
  const refused = await read().then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof RefusedFile)) throw error;
      return error.message;
    },
  );
  const rows: ParsedRow[] = [];
  const notes: string[] = [];
  let keys: string[] = [];
  for (const message of heard) {
    if (message.type === "columns") keys = message.keys;
    else if (message.type === "rows") rows.push(...message.rows.map((sent) => parsedRow(keys, sent)));
    else if (message.type === "note") notes.push(message.text);
  }
  return { rows, notes, refused };
}

/** Packed as it is kept, in several pieces. */
function packed(file: Buffer): Buffer[] {
  const half = file.length >> 1;
  return [file.subarray(0, half), file.subarray(half)].filter(({ length }) => length > 0).map(pack);
}

function parsedRow(
  keys: readonly string[],
  [line, values, { problems = [], warnings = [] } = {}]: SentRow,
): ParsedRow {
  const known = keys.flatMap((key, at) => (values[at] ? [[key, values[at]] as const] : []));
  return { line, values: Object.fromEntries(known), problems, warnings };
}
const problemsOf = async (file: Buffer) => (await parse(file)).rows.flatMap(({ problems }) => problems);
const workbook = (rows: readonly (readonly string[])[]) => writeWorkbook([{ name: "名单", rows }]);

/** Node decodes GB18030 and does not encode it: the two-byte part, turned round. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const bytes = Buffer.of(high, low);
      codes.set(decoder.decode(bytes), bytes);
    }
  }
  return Buffer.concat([...text].map((each) => codes.get(each) ?? Buffer.from(each, "ascii")));
}

/** Each in a row of its own, of one file: the child takes longer to start than to read them all. */
const WRONG_VALUES: readonly (readonly [column: string, wish: RosterWish, reason: string])[] = [
  ["身份证号", { 身份证号: `${rosterIdNumber(1).slice(0, 16)}XX` }, "只能由数字组成"],
  ["身份证号", { 身份证号: "3.20102E+17", 性别: "1", 出生日期: "" }, "文本格式"],
  ["身份证号", { 身份证号: "", 性别: "1", 出生日期: "" }, "不能为空"],
  ["性别", { 性别: rosterRow(SCHOOL, 4)[3] === "1" ? "2" : "1" }, "与身份证号不一致"],
  ["出生日期", { 出生日期: "19990101" }, "与身份证号不一致"],
  ["姓名", { 姓名: "张 三" }, "空格"],
  ["民族", { 民族: "1" }, "代码不存在"],
  ["政治面貌", { 政治面貌: "99" }, "代码不存在"],
  ["院校代码", { 院校代码: "10002" }, "其他学校的名单"],
  ["院校名称", { 院校名称: "别的大学" }, "测试大学"],
  ["学历层次", { 学历层次: "本科" }, "代码不存在"],
  ["学制", { 学制: "4.2" }, "1.5至9.5"],
  ["毕业时间", { 毕业时间: "2027-06" }, "6位年月"],
  ["毕业时间", { 毕业时间: "202713" }, "6位年月"],
  ["毕业时间", { 毕业时间: "202206" }, "晚于入学时间"],
  ["培养方式", { 培养方式: "9" }, "代码不存在"],
  ["定向委培单位", { 培养方式: "22" }, "须填写定向委培单位"],
  ["生源所在地", { 生源所在地: "320100" }, "最低一级"],
  ["生源所在地", { 生源所在地: "999999" }, "不存在"],
  ["城乡生源", { 城乡生源: "乡下" }, "农村"],
  ["手机", { 手机: "1380000" }, "11位"],
  ["邮箱", { 邮箱: "nobody" }, "格式"],
  ["学号", { 学号: "" }, "不能为空"],
  ["所在班级", { 所在班级: "=1+1" }, "公式"],
];

describe("values of a roster file (D-01)", () => {
  let rows: ParsedRow[];
  beforeAll(async () => {
    ({ rows } = await parse(rosterCsv(WRONG_VALUES.map(([, wish], at) => row(at + 1, wish)))));
  });

  it.each(
    WRONG_VALUES.map((wrong, at) => [...wrong, at] as const),
  )("%s %o: refused", (column, _wish, reason, at) => {
    expect(rows[at]?.problems).toEqual([
      expect.objectContaining({ column, reason: expect.stringContaining(reason) }),
    ]);
  });

  it("takes the legacy training codes over (D-02) and trims", async () => {
    const file = rosterCsv([
      row(1, { 培养方式: "2", 定向委培单位: "示例电网" }),
      row(2, { 培养方式: "4", 定向委培单位: "示例电网", 所在院系: " 计算机学院 " }),
    ]);
    const { rows } = await parse(file);
    expect(rows.map(({ values }) => values.training_mode)).toEqual(["21", "41"]);
    expect(rows[1]?.values.department_name).toBe("计算机学院");
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("names every problem of every row at once, and doubles with the line they repeat", async () => {
    const { rows } = await parse(
      rosterCsv([row(1), row(2, { 身份证号: rosterIdNumber(1), 民族: "x" }), row(3, { 学号: "2023000001" })]),
    );
    expect(rows.map(({ line, problems }) => [line, problems.map(({ column }) => column)])).toEqual([
      [2, []],
      [3, ["民族", "身份证号"]],
      [4, ["学号"]],
    ]);
    expect(rows[1]?.problems[1]).toMatchObject({ reason: "身份证号与第2行重复" });
    expect(rows[1]?.problems[1]?.value).toMatch(/^\d{3}\*{11}\d{2}\*\*$/);
  });
});

describe("CSV", () => {
  it.each([
    ["UTF-8 with BOM", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), rosterCsv([row(1)])])],
    ["UTF-8", rosterCsv([row(1)])],
  ])("%s", async (_name, file) => {
    expect(await parse(file)).toMatchObject({ refused: null, rows: [{ line: 2, problems: [] }] });
  });

  it("GB18030, also where it looks like nothing else", async () => {
    const { rows, refused } = await parse(inGb18030(rosterCsv([row(1, { 姓名: "王喆" })]).toString()));
    expect({ refused, names: rows.map(({ values }) => values.name) }).toEqual({
      refused: null,
      names: ["王喆"],
    });
    expect(rows[0]?.problems).toEqual([]);
  });

  it("quotes, line breaks within them and empty lines keep the line numbers of the file", async () => {
    const text = rosterCsv([row(1), row(2)])
      .toString()
      .replace("计算机2023级1班", '"计算机""A""\n1班"');
    const { rows } = await parse(Buffer.from(`${text}\r\n,,,\r\n`));
    expect(rows.map(({ line, values }) => [line, values.class_name])).toEqual([
      [2, '计算机"A" 1班'],
      [4, "计算机2023级1班"],
    ]);
  });

  it("keeps records and characters whole that lie across two parts of the file", async () => {
    const rows = Array.from({ length: 400 }, (_, at) =>
      row(at + 1, { 家庭地址: `"江苏省,南京市""${at}""\n号"` }),
    );
    const { rows: read, refused } = await parse(rosterCsv(rows));
    expect(refused).toBeNull();
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
    expect(read.map(({ line, values }) => [line, values.home_address])).toEqual(
      rows.map((_, at) => [2 + 2 * at, `江苏省,南京市"${at}" 号`]),
    );
  });

  it.each([
    ["empty", Buffer.alloc(0), "文件为空"],
    ["headings alone", rosterCsv([]), "没有毕业生数据"],
    ["a quote that does not end", Buffer.from(`${rosterCsv([row(1)])}"abc`), "引号没有结束"],
    ["UTF-16", Buffer.from("\ufeff姓名", "utf16le"), "UTF-16"],
    ["no text", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0x00, 0x01]), "无法识别文件编码"],
    ["a heading unknown", rosterCsv([row(1)], [...ROSTER_HEADER, "星座"]), "无法识别的列名：星座"],
    ["a heading doubled", rosterCsv([row(1)], [...ROSTER_HEADER, "姓名"]), "列名重复：姓名"],
    ["a heading missing", rosterCsv([row(1).slice(1)], ROSTER_HEADER.slice(1)), "缺少必填列：考生号"],
    ["old XLS", Buffer.from("d0cf11e0a1b11ae100000000", "hex"), "旧版XLS"],
  ])("%s: refused as a whole", async (_name, file, reason) => {
    expect((await parse(file)).refused).toContain(reason);
  });
});

describe("XLSX", () => {
  const sheet = (cells: string) =>
    workbookOf([["xl/worksheets/sheet1.xml", `<worksheet><sheetData>${cells}</sheetData></worksheet>`]]);
  const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  /** A sheet with one row in which one column's cell is as given. */
  const withCell = (header: string, cell: string) => {
    const cells = row(1).map((text, at) => (ROSTER_COLUMNS[at]?.header === header ? cell : inline(text)));
    return sheet(`<row>${ROSTER_HEADER.map(inline).join("")}</row><row>${cells.join("")}</row>`);
  };

  it("reads what the template's writer makes", async () => {
    const { rows, notes, refused } = await parseInChild(workbook([ROSTER_HEADER, row(1), row(2)]));
    expect({ notes, refused, lines: rows.map(({ line }) => line) }).toEqual({
      notes: [],
      refused: null,
      lines: [2, 3],
    });
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("reads shared texts, also in pieces, without their readings", async () => {
    const { rows, refused } = await parse(sharedStringsWorkbook([ROSTER_HEADER, row(1), row(2)]));
    expect(refused).toBeNull();
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(rows.map(({ line, values }) => [line, values.name, values.id_number])).toEqual([
      [2, "名单生1", rosterIdNumber(1)],
      [3, "名单生2", rosterIdNumber(2)],
    ]);
  });

  it("skips a hidden first sheet and says so", async () => {
    const file = writeWorkbook([
      { name: "旧表", rows: [["别的"]], hidden: true },
      { name: "名单", rows: [ROSTER_HEADER, row(1)] },
    ]);
    const { rows, notes } = await parse(file);
    expect(rows).toHaveLength(1);
    expect(notes.toSorted()).toEqual(["工作表「旧表」已隐藏，未读取；读取的是第一个可见的工作表「名单」"]);
  });

  it.each([
    ["身份证号", "<c><v>3.2010220010401E+17</v></c>", "文本格式"],
    ["学号", "<c><v>2023000001</v></c>", "文本格式"],
    ["毕业时间", "<c><v>46539</v></c>", "不能使用日期格式"],
    ["所在班级", '<c t="str"><f>A1&amp;B1</f><v>x</v></c>', "公式"],
    ["所在班级", '<c t="e"><v>#N/A</v></c>', "错误值"],
  ])("%s as %s: refused", async (column, cell, reason) => {
    const problems = await problemsOf(withCell(column, cell));
    expect(problems).toContainEqual(
      expect.objectContaining({ column, reason: expect.stringContaining(reason) }),
    );
  });

  it("takes months and years of study that were typed as numbers", async () => {
    expect(await problemsOf(withCell("毕业时间", `<c><v>${COHORT}06</v></c>`))).toEqual([]);
    expect(await problemsOf(withCell("学制", "<c><v>4</v></c>"))).toEqual([]);
  });

  it("refuses what is damaged, cut off, not a workbook, or a bomb", async () => {
    const whole = workbook([ROSTER_HEADER, ...Array.from({ length: 50 }, (_, at) => row(at + 1))]);
    expect((await parse(whole.subarray(0, whole.length >> 1))).refused).toContain("损坏");
    const flipped = Buffer.from(whole);
    flipped.fill(0xff, whole.length >> 1, (whole.length >> 1) + 200);
    expect((await parse(flipped)).refused).toContain("损坏");
    expect((await parse(zip([["a.txt", Buffer.from("x")]]))).refused).toContain("损坏");
    expect((await parse(sheet("<row><c>"))).refused).toContain("损坏");
    const bomb = zip([["xl/worksheets/sheet1.xml", Buffer.alloc(100_000_000, 32)]]);
    expect(bomb.length).toBeLessThan(200_000);
    expect((await parseInChild(bomb)).refused).toContain("解压后过大");
  });

  it("refuses a bomb that lies about its size, and one made of XML entities", async () => {
    const bomb = zip([["xl/workbook.xml", Buffer.alloc(100_000_000, 32)]]);
    // The size in the directory at the end, which is what a reader believes.
    bomb.writeUInt32LE(1_000, bomb.lastIndexOf("PK\x01\x02", undefined, "latin1") + 24);
    expect((await parseInChild(bomb)).refused).toContain("损坏");
    const entities = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';
    const sheetOfThem = `${entities}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    expect((await parseInChild(workbookOf([["xl/worksheets/sheet1.xml", sheetOfThem]]))).refused).toContain(
      "损坏",
    );
  });

  it("reads no more than 50,000 rows", async () => {
    const text = `${row(1).join(",")}\r\n`;
    const file = Buffer.from(`${ROSTER_HEADER.join(",")}\r\n${text.repeat(50_001)}`);
    expect((await parseInChild(file)).refused).toContain("50000行");
  }, 120_000);
});

describe("rosters as offices keep them (F-98)", () => {
  const relations = (...targets: readonly (readonly [type: string, target: string])[]) =>
    `<Relationships>${targets
      .map(
        ([type, target], at) =>
          `<Relationship Id="r${at}" Type="http://x/relationships/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`;

  it("reads a workbook by its relationships, names of parts without regard to case", async () => {
    const texts = [...ROSTER_HEADER, ...row(1)];
    const cells = (from: number) => ROSTER_HEADER.map((_, at) => `<c t="s"><v>${from + at}</v></c>`).join("");
    const file = zip(
      [
        ["_rels/.rels", relations(["officeDocument", "/Buch/Mappe.xml"])],
        ["buch/mappe.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r0"/></sheets></workbook>'],
        [
          "Buch/_rels/Mappe.xml.rels",
          relations(["worksheet", "Blatt.XML"], ["sharedStrings", "SharedStrings.xml"]),
        ],
        [
          "Buch/blatt.xml",
          `<worksheet><sheetData><row>${cells(0)}</row><row>${cells(ROSTER_HEADER.length)}</row></sheetData></worksheet>`,
        ],
        ["Buch/sharedstrings.xml", `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`],
      ].map(([name = "", text = ""]) => [name, Buffer.from(text, "utf8")] as const),
    );
    const { rows, refused } = await parse(file);
    expect(refused).toBeNull();
    expect(rows.map(({ values }) => values.name)).toEqual(["名单生1"]);
  });

  it("decodes the escapes of workbooks", async () => {
    const { rows } = await parse(workbook([ROSTER_HEADER, row(1, { 所在班级: "1_x005F_班_x000D_" })]));
    expect(rows[0]?.values.class_name).toBe("1_班");
  });

  it("names hidden rows, which it reads, and title and total rows, which it leaves out", async () => {
    const line = (cells: readonly string[], more = "") =>
      `<row${more}>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
    const file = workbookOf([
      [
        "xl/worksheets/sheet1.xml",
        `<worksheet><sheetData>${line(["2027届毕业生名单"])}${line(["（盖章）", "2026年11月"])}${line(ROSTER_HEADER)}${line(row(1))}${line(row(2), ' hidden="1"')}${line(["合计", "2人"])}</sheetData></worksheet>`,
      ],
    ]);
    const { rows, notes, refused } = await parse(file);
    expect(refused).toBeNull();
    expect(rows.map(({ line: at }) => at)).toEqual([4, 5]);
    expect(notes.toSorted()).toEqual([
      "第1行、第2行是标题或说明，已跳过；表头在其后",
      "第5行在表中被隐藏或筛选掉，已照常读取；不应上报的请删除后重新上传",
      "第6行是合计，不是毕业生，已跳过",
    ]);
  });

  it("accepts cities without counties, withdrawn divisions and 自设 majors; refuses invented codes", async () => {
    const file = rosterCsv([
      row(1, { 生源所在地: "441900" }),
      row(2, { 生源所在地: "110103" }),
      row(3, { 专业代码: "0812z2" }),
      row(4, { 生源所在地: "441901" }),
    ]);
    const { rows } = await parse(file);
    expect(rows.map(({ problems: [first] }) => first?.reason ?? null)).toEqual([
      null,
      null,
      null,
      "行政区划代码不存在，应为6位代码",
    ]);
    expect(rows[2]?.values.major_code).toBe("0812Z2");
  });

  it("reads numbers as they are pasted from contacts, and in full width", async () => {
    const [first] = (
      await parse(
        rosterCsv([
          row(1, {
            手机: "\u202d138 0000 0001\u202c",
            学号: "２０２３０００００１",
            考生号: "\u200b2332 0001",
          }),
        ]),
      )
    ).rows;
    expect(first?.problems).toEqual([]);
    expect(first?.values).toMatchObject({
      mobile: "13800000001",
      student_number: "2023000001",
      candidate_number: "23320001",
    });
  });
});
