import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { DESK } from "../../../test/employers-desk.js";
import {
  aGraduate,
  anEmployer,
  anEmployerAccount,
  aSchool,
  aStaffAccount,
  type TestEmployer,
} from "../../../test/factories.js";
import { processorMs } from "../../../test/processor-time.js";
import { JOBS } from "../../composition.js";
import { DAILY_LIMITS } from "../../parties/identity/index.js";
import { writeWorkbook } from "../../parties/roster-upload/index.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const SHEET = graphql(`
  query SheetSpecSheet($id: ID!) {
    graduateSheet(id: $id) {
      status total done wrong found missed notSearched leftToFind leftToMiss favouriteIds
      rows { line name idNumberMasked outcome message favouriteId }
    }
  }
`);
const START = graphql(`
  mutation SheetSpecStart($id: ID!) { startGraduateSheet(id: $id) { __typename ...RefusalFacts } }
`);
const FAVOURITES = graphql(`query SheetSpecFavourites { favourites(first: 100) { rows { id name } } }`);

const HEADING = ["姓名", "证件号码", "毕业院校"];

async function sends(employer: TestEmployer, body: Buffer | string, headers: Record<string, string> = {}) {
  const response = await on.app.inject({
    method: "POST",
    url: "/employer/graduate-sheets",
    headers: {
      "content-type": "application/octet-stream",
      "apollo-require-preflight": "true",
      "x-file-name": encodeURIComponent("名单.xlsx"),
      cookie: await on.cookieOf(employer),
      ...headers,
    },
    payload: Buffer.from(body),
  });
  return {
    status: response.statusCode,
    ...(response.json() as { id: string; code: string; message: string }),
  };
}

const workbook = (rows: readonly (readonly string[])[]) => writeWorkbook([{ name: "学生", rows }]);

async function runs(employer: TestEmployer, id: string) {
  expect(await on.ask(employer, START, { id })).toMatchObject({ __typename: "GraduateSheet" });
  await on.runOutbox(JOBS);
  return await on.ask(employer, SHEET, { id });
}

describe("graduates by a spreadsheet (F-20)", () => {
  it("F-20: searches each row exactly as by hand: hits are among the favourites, every miss reads alike", async () => {
    const [employer, school] = [await anEmployer(on.platform), await aSchool(on.platform)];
    const [one, other] = [await aGraduate(on.platform, { school }), await aGraduate(on.platform, { school })];
    const frozen = await aGraduate(on.platform, { school, frozen: true });
    const { id } = await sends(
      employer,
      workbook([
        HEADING,
        [one.name, one.idNumber, school.name],
        [other.name, other.idNumber, school.name],
        [one.name, other.idNumber.replace(/^/, ""), school.name],
        [frozen.name, frozen.idNumber, school.name],
      ]),
    );
    const before = await on.ask(employer, SHEET, { id });
    expect(before).toMatchObject({
      status: "CHECKED",
      total: 4,
      wrong: 1,
      found: 0,
      leftToFind: 500,
      leftToMiss: 60,
    });
    expect((await on.ask(employer, FAVOURITES)).rows).toEqual([]);
    const after = await runs(employer, id);
    expect(after).toMatchObject({
      status: "DONE",
      found: 2,
      missed: 1,
      wrong: 1,
      leftToFind: 498,
      leftToMiss: 59,
    });
    expect(after?.rows.map(({ outcome }) => outcome)).toEqual(["FOUND", "FOUND", "WRONG", "MISSED"]);
    expect(after?.rows[3]?.message).toBe("未找到与所填信息完全一致的毕业生，请核对姓名、证件号码和毕业院校");
    expect((await on.ask(employer, FAVOURITES)).rows.map(({ name }) => name).sort()).toEqual(
      [one.name, other.name].sort(),
    );
    // Again it changes nothing, and uses nothing up.
    await on.ask(employer, START, { id });
    await on.runOutbox(JOBS);
    expect(await on.ask(employer, SHEET, { id })).toEqual(after);
    const { body, status } = await on.fetch(employer, `/employer/graduate-sheets/${id}/result.xlsx`);
    expect(status).toBe(200);
    expect(body.subarray(0, 2).toString()).toBe("PK");
  });

  it("F-20: names what is wrong in a row before anything is searched: formulas, numbers, empty cells, schools, doubles", async () => {
    const [employer, school] = [await anEmployer(on.platform), await aSchool(on.platform)];
    const graduate = await aGraduate(on.platform, { school });
    const right = `${graduate.name},${graduate.idNumber},${school.name}`;
    const { id } = await sends(
      employer,
      [
        "某公司拟录用学生",
        "序号,学生姓名*,身份证号,毕业院校",
        `1,${right}`,
        `2,=A1,${graduate.idNumber},${school.name}`,
        `3,,${graduate.idNumber},${school.name}`,
        `4,王一,320102200401010010,${school.name}`,
        `5,王一,${graduate.idNumber},没有这所大学`,
        `6,${right}`,
      ].join("\n"),
    );
    const sheet = await on.ask(employer, SHEET, { id });
    expect(sheet?.rows.map(({ line, outcome, message }) => [line, outcome, message])).toEqual([
      [3, "WAITING", null],
      [4, "WRONG", expect.stringContaining("公式")],
      [5, "WRONG", expect.stringContaining("姓名为空")],
      [6, "WRONG", expect.any(String)],
      [7, "WRONG", expect.stringContaining("没有这所大学")],
      [8, "WRONG", "与第3行重复"],
    ]);
  });

  it("F-20: refuses a file that is too long, too large, empty or no table, and says what to do", async () => {
    const employer = await anEmployer(on.platform);
    const rows = Array.from({ length: 5_000 }, (_, at) => [`学生${at}`, "110101200001010015", "某大学"]);
    expect(await sends(employer, workbook([HEADING, ...rows]))).toMatchObject({
      status: 400,
      message: "一次最多查询500名学生，您的文件有5000行，请拆分后分次上传",
    });
    expect(await sends(employer, workbook([HEADING]))).toMatchObject({ status: 400 });
    expect(await sends(employer, workbook([["甲", "乙"]]))).toMatchObject({
      message: expect.stringContaining("表头"),
    });
    expect(await sends(employer, Buffer.alloc(2_200_000))).toMatchObject({ status: 413 });
    expect(await sends(employer, "")).toMatchObject({ code: "EMPTY_FILE" });
    expect(await sends(employer, Buffer.from("d0cf11e0a1b11ae1", "hex"))).toMatchObject({ status: 400 });
  });

  it("F-20: two files of an employer are read at once, a third is told so; nobody else waits for that", async () => {
    const [one, other] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    for (const employer of [one, other]) await on.cookieOf(employer);
    const file = workbook([HEADING, ["某某", "110101200001010015", "某大学"]]);
    const [others, ...own] = await Promise.all([
      sends(other, file),
      ...Array.from({ length: 4 }, () => sends(one, file)),
    ]);
    expect(others.status).toBe(201);
    const busy = own.filter(({ code }) => code === "UPLOADS_BUSY").length;
    expect(own.filter(({ status }) => status === 201).length + busy).toBe(4);
    // Two, unless one was read before the last came in.
    expect([1, 2]).toContain(busy);
    expect((await sends(one, file)).status).toBe(201);
  });

  it("F-73: a merge in between: nothing found is kept for the one that is no more, and nothing is lost", async () => {
    const [from, into] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const [school, operator] = [
      await aSchool(on.platform),
      await aStaffAccount(on.platform, { role: "OPERATOR" }),
    ];
    const rows: string[][] = [];
    for (let at = 0; at < 40; at += 1) {
      const { name, idNumber } = await aGraduate(on.platform, { school });
      rows.push([name, idNumber, school.name]);
    }
    const { id } = await sends(from, workbook([HEADING, ...rows]));
    await on.ask(from, START, { id });
    await on.cookieOf(operator);
    const searching = on.runOutbox(JOBS);
    await someFavourite(from.id);
    const input = { id: from.id, intoUscc: into.uscc, reason: "同一单位重复登记" };
    expect(await on.ask(operator, DESK.merge, { input })).toMatchObject({ state: "MERGED" });
    await searching;
    const kept = await on.row<{ behind: number; there: number }>(
      `select count(*) filter (where employer_id = $1)::int as behind, count(*) filter (where employer_id = $2)::int as there
        from favourite`,
      [from.id, into.id],
    );
    expect(kept.behind).toBe(0);
    const sheet = await on.ask(into, SHEET, { id });
    expect(sheet).toMatchObject({ status: "DONE", missed: 0 });
    expect(sheet?.found).toBe(kept.there);
    expect((sheet?.found ?? 0) + (sheet?.notSearched ?? 0)).toBe(40);
  });

  async function someFavourite(employerId: string): Promise<void> {
    const count = "select count(*)::int as n from favourite where employer_id = $1";
    while ((await on.row<{ n: number }>(count, [employerId])).n < 3);
  }

  it("F-20: a run that dies in the middle is taken up again: everybody is found, and kept once", async () => {
    const [employer, school] = [await anEmployer(on.platform), await aSchool(on.platform)];
    const rows: string[][] = [];
    for (let at = 0; at < 30; at += 1) {
      const { name, idNumber } = await aGraduate(on.platform, {
        school,
        name: at === 27 ? "停电者" : "某生",
      });
      rows.push([name, idNumber, school.name]);
    }
    const { id } = await sends(employer, workbook([HEADING, ...rows]));
    await on.platform.pool.query(
      `create function power_fails() returns trigger language plpgsql as $$ begin raise 'power'; end $$;
       create trigger power_fails before insert on favourite for each row when (new.name = '停电者')
         execute function power_fails()`,
    );
    expect(await runs(employer, id)).toMatchObject({ status: "RUNNING", done: 25, found: 25 });
    await on.platform.pool.query(
      `drop function power_fails cascade; update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'`,
    );
    await on.runOutbox(JOBS);
    expect(await on.ask(employer, SHEET, { id })).toMatchObject({ status: "DONE", found: 30, missed: 0 });
    const count = "select count(*)::int as n from favourite where employer_id = $1";
    expect(await on.row(count, [employer.id])).toEqual({ n: 30 });
  });

  it("P-15: stops where the day's limit stops the search by hand, and says so beside the rows left", async () => {
    const [employer, school] = [await anEmployer(on.platform), await aSchool(on.platform)];
    const graduates: { name: string; idNumber: string }[] = [];
    for (let at = 0; at < 4; at += 1) graduates.push(await aGraduate(on.platform, { school }));
    const misses = graduates.map(({ idNumber }, at) => [`别人${at}`, idNumber, school.name]);
    const { id } = await sends(employer, workbook([HEADING, ...misses]));
    // 58 misses by hand before.
    const key = await usedKey(employer, DAILY_LIMITS.searchesMissed.name);
    await on.platform.pool.query("update rate_limit set count = 58 where key = $1", [key]);
    const sheet = await runs(employer, id);
    expect(sheet).toMatchObject({ missed: 2, notSearched: 2, status: "DONE" });
    expect(sheet?.rows[3]?.message).toBe(DAILY_LIMITS.searchesMissed.message);
  });

  it("F-72, F-76, P-07: only who may invite sends and reads; a suspension in between stops it; others' sheets are unknown", async () => {
    const [employer, stranger] = [await anEmployer(on.platform), await anEmployer(on.platform)];
    const looker = await anEmployerAccount(on.platform, employer, { mayInvite: false });
    const file = workbook([HEADING, ["王一", "110101200001010015", "某大学"]]);
    expect(await sends({ ...employer, accountId: looker.id }, file)).toMatchObject({ status: 403 });
    expect(await sends(employer, file, { "apollo-require-preflight": "" })).toMatchObject({ status: 403 });
    const graduate = await aGraduate(on.platform);
    const { rows } = await on.platform.pool.query<{ name: string }>("select name from school where id = $1", [
      graduate.schoolId,
    ]);
    const { id } = await sends(
      employer,
      workbook([HEADING, [graduate.name, graduate.idNumber, rows[0]?.name ?? ""]]),
    );
    expect(await on.ask(stranger, SHEET, { id })).toBeNull();
    expect((await on.fetch(stranger, `/employer/graduate-sheets/${id}/result.xlsx`)).status).toBe(404);
    await on.ask(employer, START, { id });
    await on.platform.pool.query("update employer set suspended_at = $2 where id = $1", [
      employer.id,
      on.clock.now(),
    ]);
    await on.runOutbox(JOBS);
    expect(await on.ask(employer, SHEET, { id })).toMatchObject({ status: "DONE", found: 0, notSearched: 1 });
  });

  it("500 favourites cost little of this process, so that they are there within 20 s", async () => {
    const [employer, school] = [await anEmployer(on.platform), await aSchool(on.platform)];
    const rows: string[][] = [];
    for (let at = 0; at < 500; at += 1) {
      const { name, idNumber } = await aGraduate(on.platform, { school });
      rows.push([name, idNumber, school.name]);
    }
    const { id } = await sends(employer, workbook([HEADING, ...rows]));
    const spent = await processorMs(async () => {
      expect(await runs(employer, id)).toMatchObject({ status: "DONE", found: 500 });
    });
    expect(spent).toBeLessThan(10_000);
  }, 120_000);
});

/** Where a limit of this employer is counted: by one use of it. */
async function usedKey(employer: TestEmployer, limit: string): Promise<string> {
  const FIND = graphql(`
    mutation SheetSpecFind($input: FindGraduateInput!) { findGraduate(input: $input) { __typename } }
  `);
  const schoolId = (await aSchool(on.platform)).id;
  await on.ask(employer, FIND, { input: { name: "没有", idNumber: "110101200001010010", schoolId } });
  const row = await on.row<{ key: string }>(
    "select key from rate_limit where key like $1 order by window_start desc limit 1",
    [`${limit}:%`],
  );
  return row.key;
}
