import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aGraduate,
  anAgreement,
  anEmployer,
  anIdNumber,
  aProvince,
  aSchool,
  aStaffAccount,
  type TestEmployer,
  type TestGraduate,
  type TestStaff,
} from "../../../test/factories.js";

const SEARCH = graphql(`
  query SearchSpec($text: String!) {
    search(text: $text) {
      __typename
      ... on SearchHits {
        graduates { id name studentNumber schoolName }
        moreGraduates
        records { id counterpart agreementNumber graduateName }
        moreRecords
        employers { id name }
      }
      ...Refused
    }
  }
`);

let on: TestApp;
const people = {} as Record<
  | "DEPARTMENT"
  | "OTHER_DEPARTMENT"
  | "LEVEL"
  | "SCHOOL"
  | "PROVINCE"
  | "MINISTRY"
  | "OTHER_SCHOOL"
  | "OPERATOR",
  TestStaff
>;
let graduate: TestGraduate;
let record: string;
let agreementNumber: string;
let employer: TestEmployer;

beforeAll(async () => {
  on = await openTestApp();
  const { platform } = on;
  const province = await aProvince(platform);
  const school = await aSchool(platform, { province });
  const department = await aDepartment(platform, { school });
  graduate = await aGraduate(platform, { department, name: "欧阳若晴" });
  employer = await anEmployer(platform, { name: "沧澜江航运设备有限公司" });
  agreementNumber = "20271234510000011";
  const signed = { graduate, employer, status: "SIGNED", number: agreementNumber };
  record = (await anAgreement(platform, signed)).id;
  Object.assign(people, {
    DEPARTMENT: await aStaffAccount(platform, { department }),
    OTHER_DEPARTMENT: await aStaffAccount(platform, { department: await aDepartment(platform, { school }) }),
    LEVEL: await aStaffAccount(platform, { school, levelScope: "POSTGRADUATE" }),
    SCHOOL: await aStaffAccount(platform, { school }),
    PROVINCE: await aStaffAccount(platform, { province }),
    MINISTRY: await aStaffAccount(platform, { role: "MINISTRY" }),
    OTHER_SCHOOL: await aStaffAccount(platform, { school: await aSchool(platform) }),
    OPERATOR: await aStaffAccount(platform, { role: "OPERATOR" }),
  });
}, 60_000);
afterAll(() => on?.close());

const find = (person: Person, text: string) => on.ask(person, SEARCH, { text });
/** G: the graduate, R: the record, E: the employer. */
async function foundBy(person: Person, text: string): Promise<string> {
  const { graduates = [], records = [], employers = [] } = await find(person, text);
  return [
    graduates.some(({ id }) => id === graduate.id) ? "G" : "",
    records.some(({ id }) => id === record) ? "R" : "",
    employers.some(({ id }) => id === employer.id) ? "E" : "",
  ].join("");
}

describe("search from anywhere", () => {
  // Columns: whole name, its beginning, 学号, agreement number, whole employer, part of it, USCC.
  it.each([
    ["DEPARTMENT", "G", "G", "G", "R", "R", "R", ""],
    ["SCHOOL", "G", "G", "G", "R", "R", "R", ""],
    ["PROVINCE", "G", "", "G", "R", "R", "", ""],
    ["MINISTRY", "G", "", "G", "R", "R", "", ""],
    ["OTHER_DEPARTMENT", "", "", "", "", "", "", ""],
    ["LEVEL", "", "", "", "", "", "", ""],
    ["OTHER_SCHOOL", "", "", "", "", "", "", ""],
    ["OPERATOR", "", "", "", "", "E", "E", "E"],
  ] as const)("P-04, P-07: %s finds what is of its area, and nothing else", async (who, ...expected) => {
    const asked = [
      graduate.name,
      "欧阳",
      graduate.studentNumber,
      agreementNumber,
      employer.name,
      "沧澜江",
      employer.uscc,
    ];
    const found: string[] = [];
    for (const text of asked) found.push(await foundBy(people[who], text));
    expect(found).toEqual(expected);
  });

  it("answers what is out of sight exactly as what does not exist", async () => {
    const nobody = await find(people.OTHER_SCHOOL, "没有这个人");
    expect(await find(people.OTHER_SCHOOL, graduate.name)).toEqual(nobody);
    expect(await find(people.OTHER_SCHOOL, agreementNumber)).toEqual(nobody);
  });

  it.each([
    ["", "请输入2至100个字"],
    [" 王 ", "请输入2至100个字"],
    ["长".repeat(101), "请输入2至100个字"],
    [anIdNumber(7), "请到「学生名单」按证件号码查询：每次按证件号码查询都会记录"],
  ])("refuses %j", async (text, message) => {
    expect(await find(people.SCHOOL, text)).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ field: "text", message }],
    });
  });

  it("takes every character for itself", async () => {
    expect(await foundBy(people.SCHOOL, "欧_")).toBe("");
    expect(await foundBy(people.SCHOOL, "%%")).toBe("");
    expect(await foundBy(people.SCHOOL, "沧%江")).toBe("");
  });

  it("shows eight of a kind, and says that there are more", async () => {
    const school = await aSchool(on.platform);
    const department = await aDepartment(on.platform, { school });
    const viewer = await aStaffAccount(on.platform, { school });
    for (let number = 0; number < 8; number += 1)
      await aGraduate(on.platform, { department, name: `慕容${"甲乙丙丁戊己庚辛"[number]}` });
    expect(await find(viewer, "慕容")).toMatchObject({ moreGraduates: false });
    await aGraduate(on.platform, { department, name: "慕容壬" });
    const found = await find(viewer, "慕容");
    expect([found.graduates.length, found.moreGraduates]).toEqual([8, true]);
  });

  it("P-15: has a limit by account, told in the refusal; others go on", async () => {
    const school = await aSchool(on.platform);
    const [fool, colleague] = [
      await aStaffAccount(on.platform, { school }),
      await aStaffAccount(on.platform, { school }),
    ];
    const codes = new Set<unknown>();
    for (let number = 0; number < 61; number += 1) codes.add((await find(fool, "无人")).__typename);
    expect([...codes]).toEqual(["SearchHits", "LimitReached"]);
    expect(await find(fool, "无人")).toMatchObject({ message: "查询过于频繁，请1分钟后再试" });
    expect((await find(colleague, "无人")).__typename).toBe("SearchHits");
    on.clock.advance(61);
    expect((await find(fool, "无人")).__typename).toBe("SearchHits");
  });

  it("P-02, P-06: is nothing to who may not enter the module, and not for graduates or employers", async () => {
    const school = await aSchool(on.platform);
    const outside = await aStaffAccount(on.platform, {
      school,
      employmentRight: "NONE",
      archiveRight: "READ_WRITE",
    });
    expect(await find(outside, graduate.name)).toMatchObject({ graduates: [], records: [], employers: [] });
    await expect(find(graduate, graduate.name)).rejects.toThrow("FORBIDDEN");
    await expect(find(null, graduate.name)).rejects.toThrow("UNAUTHENTICATED");
  });

  it("reads names of a school along an index", async () => {
    const client = await on.platform.pool.connect();
    try {
      await client.query("begin; set local enable_seqscan = off");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain select g.id from graduate g where g.school_id = $1
          and folded_name(g.name) ~>=~ folded_name($2) and folded_name(g.name) ~<~ (folded_name($2) || chr(1114111))`,
        [people.SCHOOL.schoolId, "欧阳"],
      );
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("graduate_name_start");
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
