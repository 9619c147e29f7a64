import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aSchool, aStaffAccount, COHORT } from "../../../test/factories.js";
import { ROSTER_HEADER, rosterCsv, rosterRow } from "../../../test/roster-files.js";
import { writeWorkbook } from "./write-workbook.js";

const ROWS = 50_000;

/** The figures of issue 3 for rosters; prints what was measured. */
describe("a roster of 50,000 rows of 36 columns", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());

  it.each([
    ["csv", 10_000],
    ["xlsx", 20_000],
  ] as const)("%s: dry run and commit within the time, in little memory", async (format, most) => {
    const school = await aSchool(on.platform);
    const staff = await aStaffAccount(on.platform, { school });
    const rows = Array.from({ length: ROWS }, (_, at) =>
      rosterRow(school, at + 1, { 所在院系: `第${at % 20}学院`, 学历层次: format === "csv" ? "31" : "11" }),
    );
    const file =
      format === "csv" ? rosterCsv(rows) : writeWorkbook([{ name: "名单", rows: [ROSTER_HEADER, ...rows] }]);
    rows.length = 0;
    global.gc?.();
    const before = process.memoryUsage.rss();
    let highest = before;
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
    }, 50);
    const begin = performance.now();
    const { id } = (
      await on.app.inject({
        method: "POST",
        url: `/admin/roster-uploads?cohort=${COHORT}`,
        headers: {
          cookie: await on.cookieOf(staff),
          "apollo-require-preflight": "1",
          "content-type": "application/octet-stream",
        },
        payload: file,
      })
    ).json() as { id: string };
    await on.runOutbox();
    const checked = performance.now();
    const read = async () =>
      await on.ask(staff, "query ($id: ID!) { rosterUpload(id: $id) { status failure rows added wrong } }", {
        id,
      });
    expect(await read()).toEqual({ status: "CHECKED", failure: null, rows: ROWS, added: ROWS, wrong: 0 });
    await on.ask(staff, "mutation ($id: ID!) { commitRosterUpload(id: $id) { __typename } }", { id });
    await on.runOutbox();
    const committed = performance.now();
    clearInterval(watching);
    expect(await read()).toMatchObject({ status: "COMMITTED" });
    const figures = {
      format,
      fileMb: Math.round(file.length / 1e5) / 10,
      dryRunMs: Math.round(checked - begin),
      commitMs: Math.round(committed - checked),
      serverGrewMb: Math.round((highest - before) / 1e6),
    };
    console.log(JSON.stringify(figures));
    expect(committed - begin).toBeLessThan(most);
  });
});
