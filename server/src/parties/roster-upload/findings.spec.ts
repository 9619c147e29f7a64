// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RemoveGraduates } from "../../../../stage/src/client/acts.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { COHORT } from "../../../test/factories.js";
import { COMMIT_ROSTER, rosterDesk } from "../../../test/roster-desk.js";
import {
  ROSTER_HEADER,
  type RosterWish,
  rosterFile,
  rosterRow,
  sharedStringsWorkbook,
} from "../../../test/roster-files.js";

describe("what the dry run of a roster finds", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { read, send, upload, commit, rowsOf, fresh } = rosterDesk(() => on);
  const piecesLeft = async () =>
    (await on.row("select count(*)::int as pieces from roster_upload_piece")).pieces as number;

  it("shows codes with their labels, old and new, and yes and no as the file writes them", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, rosterFile(school, [[301]]))).id);
    const changes = {
      培养方式: "22",
      定向委培单位: "示例电网",
      生源所在地: "110108",
      城乡生源: "农村",
      户口是否转入: "是",
    };
    const { id } = await upload(staff, rosterFile(school, [[301, changes]]));
    const [row] = await rowsOf(staff, id, "CHANGED");
    expect(row?.details).toEqual([
      { column: "培养方式", old: "1 非定向", new: "22 定向（可网签）", reason: null },
      { column: "定向委培单位", old: null, new: "示例电网", reason: null },
      { column: "生源所在地", old: "320102 江苏省南京市玄武区", new: "110108 北京市海淀区", reason: null },
      { column: "城乡生源", old: "城镇", new: "农村", reason: null },
      { column: "户口是否转入", old: "否", new: "是", reason: null },
    ]);
    const { id: wrong } = await upload(staff, rosterFile(school, [[301, { 院校代码: "99999", 民族: "1" }]]));
    const [first] = await rowsOf(staff, wrong, "WRONG");
    expect(first?.details.map((each: { column: string; new: string }) => [each.column, each.new])).toEqual([
      ["民族", "1"],
      ["院校代码", "99999"],
    ]);
  });

  it("commits what a workbook with shared texts says", async () => {
    const { school, staff } = await fresh();
    const file = sharedStringsWorkbook([ROSTER_HEADER, rosterRow(school, 311), rosterRow(school, 312)]);
    expect(await commit(staff, (await upload(staff, file)).id)).toMatchObject({
      status: "COMMITTED",
      added: 2,
    });
  });

  it("reports every error of a file in which every row is wrong, in the order of the file", async () => {
    const { school, staff } = await fresh();
    const numbers = Array.from({ length: 1_234 }, (_, at) => 400 + at);
    const wishes = [{ 民族: "x", 性别: "9" }, { 院校代码: "99999" }, { 学号: "" }] as const;
    const file = rosterFile(
      school,
      numbers.map((number, at) => [number, wishes[at % 3]]),
    );
    const checked = await upload(staff, file);
    expect(checked).toMatchObject({ status: "CHECKED", wrong: 1_234, problems: 1_234 + 412 });
    const report = await on.fetch(staff, `/admin/roster-uploads/${checked.id}/errors.csv`);
    const lines = report.body.toString().trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 1_234 + 412);
    const rowNumbers = lines.slice(1).map((line) => Number(line.split(",")[0]));
    expect(rowNumbers).toEqual([...rowNumbers].sort((one, other) => one - other));
    expect(new Set(rowNumbers).size).toBe(1_234);
  });

  it("changes nothing when the roster changes between the commit asked for and the commit", async () => {
    const { school, staff } = await fresh();
    await commit(staff, (await upload(staff, rosterFile(school, [[321], [322]]))).id);
    const { id } = await upload(staff, rosterFile(school, [[321, { 所在班级: "另一班" }], [322], [323]]));
    const { id: graduateId } = await on.row<{ id: string }>(
      "select id from graduate where school_id = $1 and name = '名单生322'",
      [school.id],
    );
    expect(await on.ask(staff, COMMIT_ROSTER, { id })).toMatchObject({
      status: "COMMITTING",
    });
    expect(await on.ask(staff, RemoveGraduates, { ids: [graduateId] })).toMatchObject({ changed: 1 });
    await on.runOutbox();
    expect(await read(staff, id)).toMatchObject({
      status: "FAILED",
      failure: expect.stringContaining("名单有变化，未作任何修改"),
    });
    expect(
      await on.row(
        "select count(*)::int as all, count(*) filter (where class_name = '另一班')::int as changed from graduate where school_id = $1",
        [school.id],
      ),
    ).toEqual({ all: 2, changed: 0 });
  });

  it("stops taking a body in where it becomes too large, and keeps nothing of it", async () => {
    const { staff } = await fresh();
    let sent = 0;
    // No length is announced: what counts is what comes in.
    const endless = Readable.from(
      (function* () {
        for (; sent < 80; sent += 1) yield Buffer.alloc(1_048_576, 44);
      })(),
    );
    const response = await on.app.inject({
      method: "POST",
      url: `/admin/roster-uploads?cohort=${COHORT}`,
      headers: {
        cookie: await on.cookieOf(staff),
        "apollo-require-preflight": "1",
        "content-type": "application/octet-stream",
      },
      payload: endless,
    });
    expect([response.statusCode, (response.json() as { code: string }).code]).toEqual([413, "TOO_LARGE"]);
    expect(sent).toBeLessThan(60);
    expect(await piecesLeft()).toBe(0);
  });

  it("writes who would graduate too young or too old only once that is confirmed (spec 2 §1)", async () => {
    const { school, staff } = await fresh();
    // Of the same month of graduation; 14 and 70 are still usual. The day of the month plays no part.
    const aged = (born: string): RosterWish => ({ 身份证号: "E1234" + born, 证件类型: "99", 出生日期: born });
    const born = ["20130731", "20130630", "19570101", "19560101"].map(aged);
    const file = rosterFile(
      school,
      born.map((wish, at) => [340 + at, { ...wish, 毕业时间: "202706", 入学时间: "202309" }] as const),
    );
    const checked = await upload(staff, file);
    expect(await rowsOf(staff, checked.id, "WRONG")).toEqual([]);
    expect(checked).toMatchObject({ added: 4, warned: 2, wrong: 0 });
    expect(
      (await rowsOf(staff, checked.id, "WARNED")).map(({ rowNumber, details }) => [
        rowNumber,
        details[0]?.reason,
      ]),
    ).toEqual([
      [2, expect.stringContaining("毕业时13岁")],
      [5, expect.stringContaining("毕业时71岁")],
    ]);
    expect(await commit(staff, checked.id)).toMatchObject({
      code: "WARNINGS_UNCONFIRMED",
      message: expect.stringContaining("2行需要确认"),
    });
    expect(await read(staff, checked.id)).toMatchObject({ status: "CHECKED", warningsConfirmedBy: null });
    expect(await commit(staff, checked.id, true)).toMatchObject({ status: "COMMITTED", added: 4 });
    // What stands unchanged is not asked about again.
    expect(await upload(staff, file)).toMatchObject({ unchanged: 4, warned: 0 });
  });

  it("tells the second sender before the file is taken in, and keeps nothing of it", async () => {
    const { school, staff } = await fresh();
    const file = rosterFile(school, [[331]]);
    expect((await send(staff, file)).status).toBe(202);
    const before = await piecesLeft();
    expect((await send(staff, file)).body.code).toBe("ROSTER_AT_WORK");
    expect(await piecesLeft()).toBe(before);
    await on.runOutbox();
    expect(await piecesLeft()).toBe(0);
  });
});
