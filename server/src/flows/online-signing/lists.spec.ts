import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmployerList, EmployerListFilter } from "../../../../stage/src/gql/graphql.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  aDepartment,
  aFavourite,
  aGraduate,
  anAgreement,
  anEmployer,
  type TestDepartment,
  type TestEmployer,
} from "../../../test/factories.js";

let on: TestApp;
let department: TestDepartment;
beforeAll(async () => {
  on = await openTestApp();
  department = await aDepartment(on.platform);
});
afterAll(() => on?.close());

describe("the graduate's cards (S-04)", () => {
  const CARDS = graphql(`query ListsCards { myRecords { id answerable holds nextStep } }`);

  it("what can be answered first, nearest deadline first; then newest first; closed ones say why (F-03)", async () => {
    const graduate = await aGraduate(on.platform, { department });
    const dueIn = (days: number) => new Date(on.clock.now().getTime() + days * 86_400_000);
    const made: string[] = [];
    for (const wish of [
      { status: "DECLINED" },
      { closesAt: dueIn(9) },
      { closesAt: dueIn(2) },
      { status: "LAPSED" },
    ]) {
      made.push((await anAgreement(on.platform, { graduate, ...wish })).id);
      on.clock.advance(1);
    }
    const suspended = await anEmployer(on.platform, { suspended: true });
    made.push((await anAgreement(on.platform, { graduate, employer: suspended })).id);
    const cards = await on.ask(graduate, CARDS);
    expect(cards.map((card) => made.indexOf(card.id))).toEqual([2, 1, 4, 3, 0]);
    expect(cards.map((card) => card.answerable)).toEqual([true, true, false, false, false]);
    expect(cards[2]?.nextStep).toContain("暂停");
    const commitment = await anAgreement(on.platform, { graduate, status: "SIGNED" });
    const after = await on.ask(graduate, CARDS);
    expect(after.filter((card) => card.answerable)).toEqual([]);
    expect(after.filter((card) => card.holds)).toEqual([expect.objectContaining({ id: commitment.id })]);
    const open = after.filter((card) => [made[1], made[2]].includes(card.id));
    expect(open.map((card) => card.nextStep)).toEqual(Array(2).fill(expect.stringContaining("只能查看")));
  });

  it("P-04: another graduate's are not among them", async () => {
    await anAgreement(on.platform);
    expect(await on.ask(await aGraduate(on.platform, { department }), CARDS)).toEqual([]);
  });
});

describe("F-74: the employer's lists", () => {
  let employer: TestEmployer;
  const ids: Record<string, string> = {};
  const STATES = [
    "INVITED",
    "DEPARTMENT_REVIEW",
    "SCHOOL_REVIEW",
    "SIGNED",
    "DECLINED",
    "LAPSED",
    "TAKEN_BACK",
    "REJECTED_BY_DEPARTMENT",
    "REJECTED_BY_SCHOOL",
  ];
  beforeAll(async () => {
    employer = await anEmployer(on.platform);
    for (const status of STATES) {
      const graduate = await aGraduate(on.platform, { department, name: `李${status}` });
      ids[status] = (await anAgreement(on.platform, { employer, graduate, status })).id;
      on.clock.advance(1);
    }
  });

  const LIST = graphql(`query ListsList($list: EmployerList!, $filter: EmployerListFilter) {
    employerAgreements(list: $list, filter: $filter) { rows { id invitableFavouriteId } } }`);
  async function listed(
    list: EmployerList,
    filter: EmployerListFilter | null = null,
  ): Promise<(string | undefined)[]> {
    const { rows } = await on.ask(employer, LIST, { list, filter });
    return rows.map((row) => STATES.find((status) => ids[status] === row.id));
  }

  it("hold what they say, newest first", async () => {
    expect(await listed("PENDING")).toEqual(["SCHOOL_REVIEW", "DEPARTMENT_REVIEW", "INVITED"]);
    expect(await listed("SIGNED")).toEqual(["SIGNED"]);
    expect(await listed("FAILED")).toEqual(STATES.slice(4).reverse());
  });

  it("filter by status, year, whole name and whole ID number", async () => {
    expect(await listed("PENDING", { status: "INVITED" })).toEqual(["INVITED"]);
    expect(await listed("PENDING", { status: "SIGNED" })).toEqual([]);
    expect(await listed("PENDING", { cohort: 2026 })).toEqual([]);
    expect(await listed("FAILED", { name: " 李LAPSED " })).toEqual(["LAPSED"]);
    expect(await listed("FAILED", { name: "李" })).toEqual([]);
    expect(await listed("FAILED", { idNumber: "110101200001010011" })).toEqual([]);
    expect(await listed("FAILED", { name: "' or '1'='1" })).toEqual([]);
  });

  it("say what they can be narrowed by: their states, and whose move it is", async () => {
    const ofLists = graphql(`query ListsStates { employerListStates { list states { status waitsFor } } }`);
    const states = await on.ask(employer, ofLists);
    expect(states.find(({ list }) => list === "PENDING")?.states).toEqual([
      { status: "INVITED", waitsFor: "GRADUATE" },
      { status: "DEPARTMENT_REVIEW", waitsFor: "DEPARTMENT" },
      { status: "SCHOOL_REVIEW", waitsFor: "SCHOOL" },
    ]);
    expect(states.some(({ list }) => list === "FROZEN")).toBe(false);
    expect(await listed("PENDING", { waitsFor: "GRADUATE" })).toEqual(["INVITED"]);
    expect(await listed("SIGNED", { waitsFor: "SCHOOL" })).toEqual([]);
  });

  it("F-23: say where one may invite again", async () => {
    const graduate = await aGraduate(on.platform, { department });
    const failed = await anAgreement(on.platform, { employer, graduate, status: "LAPSED" });
    const { id: favouriteId } = await aFavourite(on.platform, { employer, graduate });
    const again = async () => {
      const { rows } = await on.ask(employer, LIST, { list: "FAILED" });
      return rows.find((row) => row.id === failed.id)?.invitableFavouriteId;
    };
    expect(await again()).toBe(favouriteId);
    await anAgreement(on.platform, { employer, graduate });
    expect(await again()).toBeNull();
  });

  it("F-91: frozen records are in no list; P-04: nor those of another employer", async () => {
    const before = await listed("SIGNED");
    const gone = await aGraduate(on.platform, { department, frozen: true });
    await anAgreement(on.platform, { employer, graduate: gone, status: "SIGNED" });
    await anAgreement(on.platform, { status: "SIGNED" });
    expect(await listed("SIGNED")).toEqual(before);
  });
});
