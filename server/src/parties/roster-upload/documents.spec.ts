// type-graphql asks for it when its decorators run.
import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { anEmployer, aStaffAccount, PASSWORD } from "../../../test/factories.js";
import { registers } from "../../../test/registering.js";
import { rosterDesk } from "../../../test/roster-desk.js";
import { type RosterWish, rosterFile } from "../../../test/roster-files.js";
import { idNumberCheckCharacter } from "../../catalogue/index.js";

const PROFILE = graphql(`
  query DocumentsProfile { myProfile { groups { title fields { label value } } } }
`);
const FIND = graphql(`
  mutation DocumentsFind($input: FindGraduateInput!) {
    findGraduate(input: $input) {
      __typename ... on GraduateHit { name idNumberMasked } ... on Refusal { code message }
    }
  }
`);

const withCheck = (first17: string) => first17 + idNumberCheckCharacter(first17);
const RESIDENCE = withCheck("81000020040229001");
const NONE_OF_THESE: RosterWish = { 考生号: "", 民族: "", 政治面貌: "", 生源所在地: "" };

/** A graduate with a document of this kind, as rosters name it; sex and birth date are of the roster. */
const holder = (kind: string, number: string, wish: RosterWish = {}): RosterWish => ({
  身份证号: number,
  证件类型: kind,
  性别: "2",
  出生日期: "20030405",
  ...wish,
});

describe("documents of identity from the roster on (F-99)", () => {
  let on: TestApp;
  beforeAll(async () => {
    on = await openTestApp();
  });
  afterAll(() => on?.close());
  const { upload, commit, rowsOf, fresh } = rosterDesk(() => on);

  it("takes every kind by its name, our code or the education standard's, and infers it where it is empty", async () => {
    const { school, staff } = await fresh();
    const rows: [number, RosterWish][] = [
      [1, holder("港澳居民来往内地通行证", "H1234567801", NONE_OF_THESE)],
      [2, holder("03", "12345678", NONE_OF_THESE)],
      [3, holder("A", "e1234567", { ...NONE_OF_THESE, 姓名: "MARIA  JOSE", 手机: "13800009903" })],
      [4, holder("", RESIDENCE, { ...NONE_OF_THESE, 性别: "1", 出生日期: "" })],
      [5, holder("9", "USA110082120001", NONE_OF_THESE)],
      [6, holder("其他", "军字第123号")],
      [7, {}],
    ];
    const seen = await upload(staff, rosterFile(school, rows));
    expect(await rowsOf(staff, seen.id, "WRONG")).toEqual([]);
    expect(seen).toMatchObject({ warned: 2, notes: [] });
    expect(
      (await rowsOf(staff, seen.id, "WARNED")).map(({ rowNumber, details }) => [rowNumber, details]),
    ).toEqual(
      [
        [4, "护照"],
        [6, "外国人永久居留身份证"],
      ].map(([line, kind]) => [
        line,
        [
          {
            column: "证件类型",
            old: null,
            new: kind,
            reason: expect.stringContaining("不计入毕业去向落实率"),
          },
        ],
      ]),
    );
    expect(await commit(staff, seen.id)).toMatchObject({ code: "WARNINGS_UNCONFIRMED" });
    expect(await commit(staff, seen.id, true)).toMatchObject({
      status: "COMMITTED",
      added: 7,
      warningsConfirmedBy: staff.name,
    });
    const { kinds } = await on.row<{ kinds: string[] }>(
      "select array_agg(document_kind order by student_number) as kinds from graduate where school_id = $1",
      [school.id],
    );
    expect(kinds).toEqual(["02", "03", "05", "04", "06", "99", "01"]);
    // The same file again changes nothing.
    expect(await upload(staff, rosterFile(school, rows))).toMatchObject({ changed: 0, unchanged: 7 });

    const { entered } = await registers(on, {
      name: "Maria Jose",
      idNumber: " E 1234567",
      studentNumber: "2023000003",
      candidateNumber: "",
      mobile: "13800009903",
      password: PASSWORD,
    });
    expect(entered?.__typename).toBe("GraduateViewer");
    const cookie = await on.signIn("student", "e1234567", PASSWORD);
    const { data } = await on.post("student", PROFILE, {}, { cookie });
    const fields = Object.fromEntries(
      (data?.myProfile.groups ?? []).flatMap((group) =>
        group.fields.map(({ label, value }) => [label, value]),
      ),
    );
    expect(fields).toMatchObject({
      证件类型: "护照",
      证件号码: "E1234567",
      出生日期: "2003-04-05",
      性别: "女",
      考生号: "未登记",
      民族: "未登记",
      生源所在地: "未登记",
    });
    const employer = await anEmployer(on.platform);
    const hit = { name: "名单生1", idNumber: "h12345678", schoolId: school.id };
    expect(await on.ask(employer, FIND, { input: hit })).toMatchObject({ idNumberMasked: "H1*****78" });
  });

  it("refuses a kind and a number that do not agree, and what an ID card's holder must have", async () => {
    const { school, staff } = await fresh();
    const { id } = await upload(
      staff,
      rosterFile(school, [
        [11, { 证件类型: "护照", 身份证号: "E1" }],
        [12, { 证件类型: "04" }],
        [13, { 证件类型: "驾驶证" }],
        [14, NONE_OF_THESE],
        [15, { 身份证号: "H12345678", 性别: "1", 出生日期: "" }],
      ]),
    );
    const found = (await rowsOf(staff, id, "WRONG")).map(({ details }) =>
      details.map(({ column, reason }) => `${column}: ${reason}`),
    );
    expect(found).toEqual([
      ["身份证号: 护照号码应为5至17位字母或数字"],
      [expect.stringContaining("港澳台居民居住证号码应为")],
      [expect.stringContaining("证件类型不存在")],
      ["考生号", "民族", "政治面貌", "生源所在地"].map((name) => `${name}: ${name}不能为空`),
      ["身份证号: 身份证号码应为18位"],
    ]);
  });

  it("shows in the dry run of a correction the digits that change, to those who may correct them", async () => {
    const { school, staff } = await fresh();
    const [before, after] = [withCheck("32010120010203001"), withCheck("32010120010203003")];
    const row = (number: string) => rosterFile(school, [[21, { 身份证号: number, 性别: "1", 出生日期: "" }]]);
    await commit(staff, (await upload(staff, row(before))).id);
    const { id } = await upload(staff, row(after));
    const shown = async (viewer: typeof staff) => (await rowsOf(viewer, id, "CHANGED"))[0]?.details;
    const masked = "320***********00**";
    expect(await shown(staff)).toEqual([
      {
        column: "身份证号",
        old: `320***********00${before.slice(16)}`,
        new: `320***********00${after.slice(16)}`,
        reason: null,
      },
    ]);
    const reader = await aStaffAccount(on.platform, { school, employmentRight: "READ_ONLY" });
    expect(await shown(reader)).toEqual([{ column: "身份证号", old: masked, new: masked, reason: null }]);
  });
});
