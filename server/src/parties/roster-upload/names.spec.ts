// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { anEmployer, PASSWORD, type TestEmployer, type TestSchool } from "../../../test/factories.js";
import { type WrittenName, writtenNames } from "../../../test/names.js";
import { asksToRegister } from "../../../test/registering.js";
import { rosterDesk } from "../../../test/roster-desk.js";
import { rosterFile, rosterIdNumber, rosterRow } from "../../../test/roster-files.js";

const FIND = graphql(`
  mutation NamesFind($input: FindGraduateInput!) {
    findGraduate(input: $input) { __typename ... on GraduateHit { name } ... on Refusal { code message } }
  }
`);
/** 25 of each kind of name, or 5 with other dots and letters from one to the next. */
const NAMES = process.env.LONG === "1" ? 300 : 60;
const mobileOf = (number: number) => `138${String(number).padStart(8, "0")}`;

describe("names as rosters and people write them (F-98)", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { upload, commit, rowsOf, fresh } = rosterDesk(() => on);

  const registered = async (school: TestSchool, number: number, { typed }: WrittenName) => {
    const row = rosterRow(school, number);
    const [candidateNumber = "", idNumber = ""] = row;
    const studentNumber = `2023${String(number).padStart(6, "0")}`;
    const mobile = mobileOf(number);
    const numbers = { idNumber: `\u202d${idNumber}\u202c`, studentNumber, candidateNumber, mobile };
    // A code is sent to whoever was found: what comes after is no matter of names.
    return (await asksToRegister(on, { name: typed, ...numbers, password: PASSWORD })).data?.asked;
  };

  it(`finds and registers every one of ${NAMES} names`, async () => {
    const { school, staff } = await fresh();
    const names = writtenNames(NAMES);
    const rows = names.map(({ roster }, at) => [at + 1, { 姓名: roster, 手机: mobileOf(at + 1) }] as const);
    expect(await commit(staff, (await upload(staff, rosterFile(school, rows))).id)).toMatchObject({
      status: "COMMITTED",
      added: NAMES,
    });
    const missed: unknown[] = [];
    const meet = async (employer: TestEmployer, number: number, name: WrittenName) => {
      const entered = await registered(school, number, name);
      if (entered?.__typename !== "CodeSent") missed.push([name, entered]);
      const input = { name: name.typed, idNumber: rosterIdNumber(number), schoolId: school.id };
      const found = await on.ask(employer, FIND, { input });
      if (found.__typename !== "GraduateHit") missed.push([name, found]);
    };
    // An employer may search 60 times a day.
    for (let from = 0; from < NAMES; from += 50) {
      const employer = await anEmployer(on.platform);
      await Promise.all(names.slice(from, from + 50).map((name, at) => meet(employer, from + at + 1, name)));
    }
    expect(missed).toEqual([]);
  }, 120_000);

  it("keeps them as 民委发〔2016〕33号 and the standards write them", async () => {
    const { school, staff } = await fresh();
    const written = ["阿依努尔•艾力", "段\ue863", "李\uf9dc", "郑 﨎", "JEAN  PAUL"];
    const rows = written.map((name, at) => [900 + at, { 姓名: name }] as const);
    const { id, wrong } = await upload(
      staff,
      rosterFile(
        school,
        rows.filter((_, at) => at !== 3),
      ),
    );
    expect(wrong).toBe(0);
    const added = await rowsOf(staff, id, "ADDED");
    expect(added.map(({ name }: { name: string }) => name)).toEqual([
      "阿依努尔·艾力",
      "段䶮",
      "李隆",
      "JEAN PAUL",
    ]);
  });

  it("names row, column and code point of what no character stands for", async () => {
    const { school, staff } = await fresh();
    const rows = [
      [910, { 姓名: "张\ue000" }],
      [911, { 姓名: "李?" }],
      [912, { 家庭地址: "一楼\ufffd" }],
      [913, { 姓名: "王 五" }],
    ] as const;
    const { id } = await upload(staff, rosterFile(school, rows));
    const wrong = await rowsOf(staff, id, "WRONG");
    expect(
      wrong.map(({ rowNumber, details: [found] }: (typeof wrong)[number]) => [
        rowNumber,
        found?.column,
        found?.reason,
      ]),
    ).toEqual([
      [2, "姓名", expect.stringContaining("U+E000")],
      [3, "姓名", expect.stringContaining("原系统缺字")],
      [4, "家庭地址", expect.stringContaining("U+FFFD")],
      [5, "姓名", "姓名中不能有空格"],
    ]);
  });

  it("makes one department of texts that look the same", async () => {
    const { school, staff } = await fresh();
    const rows = ["计算机学院", "计算机学院\u200b", "计算机 学院", "计算机学\u2f46"].map(
      (name, at) => [920 + at, { 所在院系: name }] as const,
    );
    const seen = await upload(staff, rosterFile(school, rows));
    expect(seen.newDepartments).toEqual(["计算机学\u65e0", "计算机学院"].toSorted());
  });
});
