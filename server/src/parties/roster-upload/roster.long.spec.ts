// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { anAgreement, type TestSchool } from "../../../test/factories.js";
import { writtenNames } from "../../../test/names.js";
import { rosterDesk } from "../../../test/roster-desk.js";
import {
  ROSTER_HEADER,
  type RosterWish,
  rosterCsv,
  rosterIdNumber,
  rosterRow,
} from "../../../test/roster-files.js";
import { tidyName } from "../../words/tidy-text.js";
import { followPending } from "./apply-roster.js";
import { inClient } from "./check-upload.js";
import { writeWorkbook } from "./write-workbook.js";

const ROWS = 50_000;

/**
 * Rosters of 50,000 rows of 36 columns end, also where all of them change or all are wrong; what each took is printed. Memory of the server and its child is measured by `npm run bench -- roster`.
 */
describe("a roster of 50,000 rows of 36 columns", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { upload, commit, fresh, graduateNamed } = rosterDesk(() => on);
  const rowsFor = (school: TestSchool, wish: (at: number) => RosterWish = () => ({})) =>
    Array.from({ length: ROWS }, (_, at) =>
      rosterRow(school, at + 1, { 所在院系: `第${at % 100}学院`, ...wish(at) }),
    );

  /** What it took is told, and judged by nobody: `npm run bench -- roster` measures. */
  async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const done = await act();
    const ms = Math.round(performance.now() - began);
    console.log(JSON.stringify({ what, ms }));
    return done;
  }

  it("CSV: added; then every row changed, old and new values listed", async () => {
    const { school, staff } = await fresh();
    const first = rosterCsv(rowsFor(school));
    const added = await timed("csv, all new", async () => {
      return await commit(staff, (await upload(staff, first)).id);
    });
    expect(added).toMatchObject({ status: "COMMITTED", added: ROWS });
    const second = rosterCsv(rowsFor(school, (at) => ({ 所在班级: `${at}班`, 家庭地址: `新址${at}` })));
    const changed = await timed("csv, all changed", async () => {
      return await commit(staff, (await upload(staff, second)).id);
    });
    expect(changed).toMatchObject({ status: "COMMITTED", added: 0, changed: ROWS, missing: 0, wrong: 0 });
    expect(
      await on.row(
        "select count(*)::int as now from graduate where school_id = $1 and class_name ~ '^[0-9]+班$'",
        [school.id],
      ),
    ).toEqual({ now: ROWS });
  });

  it("F-98: 20,000 rows with names of every kind in each hundredth: all are found by name and number", async () => {
    const { school, staff } = await fresh();
    const written = writtenNames(200);
    const rows = Array.from({ length: 20_000 }, (_, at) => {
      const name = at % 100 === 0 ? written[at / 100]?.roster : undefined;
      return rosterRow(school, at + 1, {
        所在院系: `第${at % 100}学院`,
        // Persons of their own: those of another school's roster would be transferred, not added (F-01b).
        身份证号: rosterIdNumber(at + 1 + 2 * ROWS),
        ...(name && { 姓名: name }),
      });
    });
    const added = await timed("csv, rare names", async () => {
      return await commit(staff, (await upload(staff, rosterCsv(rows))).id);
    });
    expect(added).toMatchObject({ status: "COMMITTED", added: 20_000, wrong: 0 });
    for (const [at, { typed }] of written.entries()) {
      const found = await on.row<{ hits: number }>(
        `select count(*)::int as hits from graduate where school_id = $1 and student_number = $2
           and folded_name(name) = folded_name($3)`,
        [school.id, `2023${String(at * 100 + 1).padStart(6, "0")}`, tidyName(typed)],
      );
      expect(found.hits, typed).toBe(1);
    }
  });

  it("F-96: every number given on, the last one held by a committed graduate: all wait, then all follow", async () => {
    const { school, staff } = await fresh();
    const rowsOf = (more: number) =>
      rowsFor(school, (at) => ({
        身份证号: rosterIdNumber(at + 1 + ROWS),
        学号: `2023${String(at + more).padStart(6, "0")}`,
      }));
    await commit(staff, (await upload(staff, rosterCsv(rowsOf(1)))).id);
    const graduate = await graduateNamed(school, `名单生${ROWS}`);
    const { id } = await anAgreement(on.platform, { graduate, status: "SCHOOL_REVIEW" });
    const next = rosterCsv(rowsOf(2));
    const changed = await timed("csv, a chain of numbers", async () => {
      return await commit(staff, (await upload(staff, next)).id);
    });
    expect(changed).toMatchObject({ status: "COMMITTED", changed: ROWS, wrong: 0 });
    await timed("the sweep, all stuck", () => inClient(on.platform, followPending));
    const left = async () => (await on.row("select count(*)::int as left from roster_pending")).left;
    expect(await left()).toBe(ROWS);
    await on.row("update record set status = 'REJECTED_BY_SCHOOL' where id = $1", [id]);
    await timed("the sweep, all follow", () => inClient(on.platform, followPending));
    expect(await left()).toBe(0);
  });

  it("XLSX: added", async () => {
    const { school, staff } = await fresh();
    const rows = rowsFor(school, () => ({ 学历层次: "11" }));
    const file = writeWorkbook([{ name: "名单", rows: [ROSTER_HEADER, ...rows] }]);
    const added = await timed("xlsx, all new", async () => {
      return await commit(staff, (await upload(staff, file)).id);
    });
    expect(added).toMatchObject({ status: "COMMITTED", added: ROWS });
  });

  it("every row wrong in many ways: the dry run ends, and the report has every error", async () => {
    const { school, staff } = await fresh();
    const wrong: RosterWish = {
      姓名: "张 三",
      民族: "x",
      学制: "4.2",
      院校代码: "99999",
      邮箱: "nobody",
      学号: "",
    };
    const file = rosterCsv(rowsFor(school, (at) => (at % 2 ? wrong : { 身份证号: "32010220010101001X" })));
    const checked = await timed("csv, all wrong", async () => await upload(staff, file));
    expect(checked).toMatchObject({ status: "CHECKED", wrong: ROWS });
    const report = await timed("the report", () =>
      on.fetch(staff, `/admin/roster-uploads/${checked.id}/errors.csv`),
    );
    expect(report.body.toString().trimEnd().split("\r\n")).toHaveLength(1 + checked.problems);
  });
});
