import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FindGraduateInput } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { type ModuleClient, moduleClient, type Paged } from "../../../test/context.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  anIdNumber,
  aSchool,
  newId,
  openTestGround,
  signedInEmployer,
  type TestEmployer,
  type TestGraduate,
  type TestGround,
} from "../../../test/factories.js";
// Whom an employer may invite, the flow says.
import "../../flows/online-signing/index.js";
import { DAILY_LIMITS } from "../identity/index.js";
import { EmployersResolver } from "./index.js";

const FIND = graphql(`
  mutation EmployersFind($input: FindGraduateInput!) {
    findGraduate(input: $input) {
      ... on GraduateHit {
        __typename
        token name idNumberMasked schoolName educationLevelLabel majorName cohort favouriteId
      }
      ... on LimitReached { message limit retryAt }
      ...Refused
    }
  }
`);
const ADD = graphql(`
  mutation EmployersAdd($token: String!) {
    addFavourite(token: $token) {
      __typename
      ... on Favourite { id name notInvitableReason }
      ... on Refusal { code }
    }
  }
`);
const REMOVE = graphql(`
  mutation EmployersRemove($id: ID!) {
    removeFavourite(id: $id) { __typename ... on FavouriteRemoved { id } }
  }
`);
const REASON = graphql(`
  query EmployersReason($id: ID!) {
    favourite(id: $id) { notInvitableReason }
  }
`);

describe("employers and their favourites", () => {
  let on: TestGround;
  let ask: ModuleClient;
  beforeAll(async () => {
    on = await openTestGround();
    ask = moduleClient(on, [EmployersResolver]);
  });
  afterAll(() => on?.close());

  const questionFor = ({ name, idNumber, schoolId }: TestGraduate) => ({ name, idNumber, schoolId });
  async function find(employer: TestEmployer, input: FindGraduateInput) {
    return (await ask(signedInEmployer(employer), FIND, { input })).findGraduate;
  }
  async function add(employer: TestEmployer, token = "") {
    return (await ask(signedInEmployer(employer), ADD, { token })).addFavourite;
  }
  async function reasonFor(employer: TestEmployer, graduate: TestGraduate) {
    const { id } = await aFavourite(on, { employer, graduate });
    return (await ask(signedInEmployer(employer), REASON, { id })).favourite?.notInvitableReason;
  }

  it("F-20, P-08: a hit tells school, level, major and a mask, and gets among the favourites once", async () => {
    const [employer, graduate] = [await anEmployer(on), await aGraduate(on, { name: "阿依古丽·买买提" })];
    const hit = await find(employer, questionFor(graduate));
    expect(hit).toMatchObject({
      __typename: "GraduateHit",
      name: "阿依古丽·买买提",
      idNumberMasked: expect.stringMatching(/^320\*{11}\d\d\*\*$/),
      educationLevelLabel: "本科生毕业",
      favouriteId: null,
    });
    const favourite = await add(employer, hit?.token);
    expect(favourite).toMatchObject({ __typename: "Favourite", notInvitableReason: null });
    expect(await add(employer, hit?.token)).toMatchObject({ id: favourite?.id });
    expect(await find(employer, questionFor(graduate))).toMatchObject({ favouriteId: favourite?.id });
  });

  it("P-07: every miss answers alike: name, school, ID number, or no longer on the roster", async () => {
    const employer = await anEmployer(on);
    const graduate = await aGraduate(on);
    const frozen = await aGraduate(on, { frozen: true });
    const question = questionFor(graduate);
    const answers = [
      await find(employer, { ...question, name: "别人" }),
      await find(employer, { ...question, name: question.name.slice(0, 2) }),
      await find(employer, { ...question, schoolId: (await aSchool(on)).id }),
      await find(employer, { ...question, schoolId: newId() }),
      await find(employer, { ...question, idNumber: anIdNumber(98_000) }),
      await find(employer, questionFor(frozen)),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({
        __typename: "GraduateNotFound",
        code: "GRADUATE_NOT_FOUND",
        message: "未找到与所填信息完全一致的毕业生，请核对姓名、证件号码和毕业院校",
      });
    }
  });

  it("F-20: finds the newest cohort of a person that is on the roster, past cohorts too", async () => {
    const [employer, school] = [await anEmployer(on), await aSchool(on)];
    const older = await aGraduate(on, { school, cohort: 2024, name: "李明" });
    const same = { school, name: "李明", idNumber: older.idNumber };
    expect(await find(employer, questionFor(older))).toMatchObject({ cohort: 2024 });
    await aGraduate(on, { ...same, cohort: 2027, level: "POSTGRADUATE" });
    expect(await find(employer, questionFor(older))).toMatchObject({ cohort: 2027 });
    await aGraduate(on, { ...same, cohort: 2028, frozen: true });
    expect(await find(employer, questionFor(older))).toMatchObject({ cohort: 2027 });
  });

  it("F-20: tells beside the field what is wrong with the question, and does not count it", async () => {
    const employer = await anEmployer(on);
    const answer = await find(employer, { name: " ", idNumber: "320102200401010010", schoolId: "x" });
    expect(answer).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ field: "name" }, { field: "idNumber" }, { field: "schoolId" }],
    });
    expect(await find(employer, { name: "李明", idNumber: "", schoolId: newId() })).toMatchObject({
      fields: [{ field: "idNumber", message: "请填写证件号码" }],
    });
  });

  it("F-70, F-76: nothing for an employer that is not verified or is suspended", async () => {
    const graduate = await aGraduate(on);
    const cases = [
      [await anEmployer(on, { verified: false }), "NOT_VERIFIED"],
      [await anEmployer(on, { suspended: true }), "SUSPENDED"],
    ] as const;
    for (const [employer, code] of cases) {
      expect(await find(employer, questionFor(graduate))).toMatchObject({ __typename: "NotAllowed", code });
      expect(await add(employer, "x.y")).toMatchObject({ __typename: "NotAllowed", code });
    }
  });

  it("P-15: 60 searches a day may find nobody, in parallel too; the day ends at midnight in Beijing", async () => {
    const [employer, graduate] = [await anEmployer(on), await aGraduate(on)];
    const nobody = { ...questionFor(graduate), name: "无此人" };
    const { most } = DAILY_LIMITS.searchesMissed;
    for (let count = 1; count < most; count += 1) await find(employer, nobody);
    expect(await find(employer, questionFor(graduate))).toMatchObject({ __typename: "GraduateHit" });
    const last = await Promise.all([1, 2].map(() => find(employer, nobody)));
    expect(last.map((answer) => answer?.__typename).sort()).toEqual(["GraduateNotFound", "LimitReached"]);
    expect(await find(employer, questionFor(graduate))).toMatchObject({
      __typename: "LimitReached",
      limit: 60,
      message: expect.stringContaining("每日60次"),
      retryAt: "2026-11-21T16:00:00.000Z",
    });
    expect(await find(await anEmployer(on), questionFor(graduate))).toMatchObject({
      __typename: "GraduateHit",
    });
    on.clock.advance(15 * 3600);
    expect(await find(employer, questionFor(graduate))).toMatchObject({ __typename: "GraduateHit" });
  });

  it("P-15: 500 graduates a day are found, and who is refused uses no misses up", async () => {
    const [employer, graduate] = [await anEmployer(on), await aGraduate(on)];
    await find(employer, questionFor(graduate));
    await on.pool.query(
      "update rate_limit set count = 499 where key like 'graduates-found:%' and count = 1 and window_start = $1",
      [on.clock.now()],
    );
    const answers = await Promise.all([1, 2, 3].map(() => find(employer, questionFor(graduate))));
    expect(answers.map((answer) => answer?.__typename).sort()).toEqual([
      "GraduateHit",
      "LimitReached",
      "LimitReached",
    ]);
    const refused = answers.find((answer) => answer?.__typename === "LimitReached");
    expect(refused).toMatchObject({ limit: 500, message: expect.stringContaining("每日500人") });
    const { rows } = await on.pool.query(
      "select count from rate_limit where key like 'searches-missed:%' and window_start = $1 and count > 0",
      [on.clock.now()],
    );
    expect(rows).toEqual([]);
  });

  it("F-20: the hit is this employer's alone, unaltered, and lives 10 minutes", async () => {
    const [employer, other, graduate] = [await anEmployer(on), await anEmployer(on), await aGraduate(on)];
    const token = String((await find(employer, questionFor(graduate)))?.token);
    expect(await add(other, token)).toMatchObject({ __typename: "GraduateNotFound", code: "HIT_EXPIRED" });
    const [payload = "", signature] = token.split(".");
    const altered = Buffer.from(payload, "base64url").toString().replace(graduate.id, newId());
    const forged = `${Buffer.from(altered).toString("base64url")}.${signature}`;
    for (const bad of ["", "a.b.c", forged])
      expect(await add(employer, bad)).toMatchObject({ code: "HIT_EXPIRED" });
    on.clock.advance(10 * 60);
    expect(await add(employer, token)).toMatchObject({ code: "HIT_EXPIRED" });
    const fresh = (await find(employer, questionFor(graduate)))?.token;
    await on.pool.query("update graduate set frozen_at = $2 where id = $1", [graduate.id, on.clock.now()]);
    expect(await add(employer, fresh)).toMatchObject({ code: "GRADUATE_NOT_FOUND" });
  });

  it("F-22: a favourite says why its graduate cannot be invited", async () => {
    const [employer, school] = [await anEmployer(on), await aSchool(on, { contacts: ["UNDERGRADUATE"] })];
    const department = await aDepartment(on, { school });
    const off = await aSchool(on, { signingOn: false });
    expect(await reasonFor(employer, await aGraduate(on, { department }))).toBeNull();
    const cases: [TestGraduate, string][] = [
      [await aGraduate(on, { department, trainingMode: "21" }), "培养方式"],
      [await aGraduate(on, { department, trainingMode: "41" }), "培养方式"],
      [await aGraduate(on, { department, cohort: 2025 }), "截止"],
      [await aGraduate(on, { school: off }), "尚未开启"],
      [await aGraduate(on, { department, level: "POSTGRADUATE" }), "经办人"],
      [await aGraduate(on, { department, frozen: true }), "生源名单"],
    ];
    for (const [graduate, part] of cases) expect(await reasonFor(employer, graduate)).toContain(part);
    const suspended = await anEmployer(on, { suspended: true });
    expect(await reasonFor(suspended, await aGraduate(on, { department }))).toContain("暂停");
  });

  it("F-23, P-08: only one's own open record stands in the way, never what the graduate has elsewhere", async () => {
    const [employer, other, department] = [await anEmployer(on), await anEmployer(on), await aDepartment(on)];
    for (const status of ["INVITED", "DEPARTMENT_REVIEW", "SCHOOL_REVIEW", "SIGNED"]) {
      const graduate = await aGraduate(on, { department });
      await anAgreement(on, { employer, graduate, status });
      expect(await reasonFor(employer, graduate)).not.toBeNull();
      expect(await reasonFor(other, graduate)).toBeNull();
    }
    for (const status of [
      "DECLINED",
      "LAPSED",
      "TAKEN_BACK",
      "REJECTED_BY_DEPARTMENT",
      "REJECTED_BY_SCHOOL",
    ]) {
      const graduate = await aGraduate(on, { department });
      await anAgreement(on, { employer, graduate, status });
      expect(await reasonFor(employer, graduate)).toBeNull();
    }
  });

  it("F-24: an invitation past its deadline no longer stands in the way", async () => {
    const { employer, graduate } = await anAgreement(on, {
      closesAt: new Date(on.clock.now().getTime() + 1000),
    });
    const { id } = await aFavourite(on, { employer, graduate });
    const before = await ask(signedInEmployer(employer), REASON, { id });
    expect(before.favourite?.notInvitableReason).toContain("等待应约");
    on.clock.advance(1);
    const after = await ask(signedInEmployer(employer), REASON, { id });
    expect(after).toEqual({ favourite: { notInvitableReason: null } });
  });

  it("P-07: lists, opens and removes one's own favourites only", async () => {
    const { id, employer } = await aFavourite(on);
    const stranger = signedInEmployer(await anEmployer(on));
    const source = graphql(`
      query EmployersOneAndAll($id: ID!) {
        favourite(id: $id) { id }
        favourites { rows { id } }
      }
    `);
    expect(await ask(stranger, source, { id })).toEqual({ favourite: null, favourites: { rows: [] } });
    for (const other of [id, newId(), "x"]) {
      const answer = await ask(stranger, REMOVE, { id: other });
      expect(answer).toEqual({ removeFavourite: { __typename: "UnknownRecord" } });
    }
    const own = signedInEmployer(employer);
    expect(await ask(own, REMOVE, { id })).toEqual({
      removeFavourite: { __typename: "FavouriteRemoved", id },
    });
    expect(await ask(own, source, { id })).toEqual({ favourite: null, favourites: { rows: [] } });
  });

  it("pages favourites newest first, in one statement a page, and keeps those of a name", async () => {
    const [employer, department] = [await anEmployer(on), await aDepartment(on)];
    for (let number = 1; number <= 7; number += 1) {
      await aFavourite(on, { employer, graduate: await aGraduate(on, { department, name: `张${number}` }) });
      if (number % 3 === 0) on.clock.advance(1);
    }
    const source = graphql(`
      query EmployersFavourites($after: String, $name: String) {
        favourites(first: 3, after: $after, name: $name) { rows { name } endCursor }
      }
    `);
    const names: unknown[] = [];
    let after: string | null = null;
    do {
      const { favourites }: { favourites: Paged<{ name: string }> } = await ask(
        signedInEmployer(employer),
        source,
        { after },
      );
      names.push(...(favourites?.rows ?? []).map((row) => row.name));
      after = favourites?.endCursor;
    } while (after);
    expect(names[0]).toBe("张7");
    expect([...names].sort()).toEqual(["张1", "张2", "张3", "张4", "张5", "张6", "张7"]);
    const found = await ask(signedInEmployer(employer), source, { name: "5" });
    expect(found.favourites).toEqual({ rows: [{ name: "张5" }], endCursor: null });
  });

  it("F-73: shows the organisation's own data", async () => {
    const employer = await anEmployer(on);
    const source = graphql(`
      query EmployersOrganisation {
        employerOrganisation {
          verifiedAt divisionCode
          employer { uscc natureLabel industryLabel divisionName contactMobile }
        }
      }
    `);
    const { employerOrganisation } = await ask(signedInEmployer(employer), source);
    expect(employerOrganisation).toMatchObject({
      verifiedAt: expect.any(String),
      divisionCode: "320102",
      employer: {
        uscc: employer.uscc,
        natureLabel: "其他企业",
        divisionName: "江苏省南京市玄武区",
        contactMobile: employer.mobile,
      },
    });
  });
});
