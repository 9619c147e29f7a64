import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  ACTS,
  type ActName,
  DEPARTMENT_FIRST,
  DEPARTMENT_WITHOUT_REVIEWER,
  SCHOOL_ONLY,
  SEES_AGREEMENT,
  SEES_REVIEW_PAGE,
  STATES,
} from "../../../test/expectations/online-signing.js";
import { byPerson, LETTERS, PEOPLE, type PersonName } from "../../../test/expectations/people.js";
import { cellsOf, type Expectation, expectCell, type Trial } from "../../../test/matrix.js";
import { REJECTION, SIGNING } from "../../../test/signing.js";
import { aSigningCountry, type SigningCountry } from "../../../test/signing-country.js";

/** What each act brings along beside the record. */
const VARIABLES: Record<ActName, (id: string) => object> = {
  accept: (id) => ({ id }),
  decline: (id) => ({ id }),
  extend: (id) => ({ id, validDays: 30 }),
  takeBack: (id) => ({ id }),
  approve: (id) => ({ verdict: { recordId: id, submission: 1 } }),
  reject: (id) => ({ verdict: { recordId: id, submission: 1 }, rejection: REJECTION }),
  amend: (id) => ({ id, categoryCode: "29" }),
  undo: (id) => ({ id }),
  reveal: (id) => ({ id }),
};

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const trial = (): Trial<ActName> => ({ on, documents: SIGNING, variables: VARIABLES, looks: ["reveal"] });

describe("online signing, department then school (F-10, F-20…F-29, P-02, P-04, P-07)", () => {
  let country: SigningCountry;
  beforeAll(async () => {
    country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    // The clock moves for this one: the others' deadlines begin after it.
    await country.record("LAPSED");
  });

  it.each(cellsOf(STATES, ACTS, DEPARTMENT_FIRST))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });

  it.each(STATES)("%s is seen by whom it concerns, and offers exactly what they can do", async (state) => {
    const { id, graduate } = await country.record(state);
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const name of PEOPLE) {
      const person = name === "own graduate" ? graduate : country.people[name];
      seen[name] = [await lookAt(person, "agreement", id), await lookAt(person, "reviewPage", id)];
      const page = wantedLook(byPerson(SEES_AGREEMENT)[name]);
      const acts = ACTS.filter(
        (act) => !["undo", "reveal"].includes(act) && doneBy(DEPARTMENT_FIRST[state]?.[act], name),
      );
      wanted[name] = [
        page === "page" ? acts.sort().join() : page,
        wantedLook(byPerson(SEES_REVIEW_PAGE)[name]),
      ];
    }
    expect(seen).toEqual(wanted);
  });

  function doneBy(expectation: Expectation | undefined, name: PersonName): boolean {
    return expectation !== undefined && byPerson(expectation.letters)[name] === "!";
  }

  function wantedLook(letter: string): string {
    return letter === "!" ? "page" : letter === "?" ? "null" : (LETTERS[letter] ?? "");
  }

  /** "null", an error's code, or what is there: for the agreement the acts it allows. */
  async function lookAt(person: Person, query: "agreement" | "reviewPage", id: string): Promise<string> {
    try {
      const answer = await on.ask(person, SIGNING[query], { id });
      if (answer === null) return "null";
      if (query === "reviewPage") return "page";
      const allowed: string[] = answer.availableActions
        .filter((action: Answer) => action.allowed)
        .map((action: Answer) => ACT_OF[action.act] ?? action.act);
      return allowed.sort().join();
    } catch (error) {
      if (!(error instanceof GraphQLFailure)) throw error;
      return error.code;
    }
  }
});

const ACT_OF: Readonly<Record<string, ActName>> = {
  ACCEPT: "accept",
  DECLINE: "decline",
  EXTEND: "extend",
  TAKE_BACK: "takeBack",
  APPROVE: "approve",
  REJECT: "reject",
  AMEND_JOB_CATEGORY: "amend",
};

describe("a school that reviews alone (F-10)", () => {
  let country: SigningCountry;
  beforeAll(async () => {
    country = await aSigningCountry(on, { reviewMode: "SCHOOL_ONLY" });
  });

  it.each(cellsOf(STATES, ACTS, SCHOOL_ONLY))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });
});

describe("a department that has nobody to review (F-10a)", () => {
  let country: SigningCountry;
  beforeAll(async () => {
    country = await aSigningCountry(on, {
      reviewMode: "DEPARTMENT_THEN_SCHOOL",
      departmentReviews: false,
    });
  });

  it.each(cellsOf(STATES, ACTS, DEPARTMENT_WITHOUT_REVIEWER))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });

  it("the step is recorded as 学校代院系审核", async () => {
    const { id } = await country.record("DEPARTMENT_REVIEW");
    await on.ask(country.people.school, SIGNING.approve, VARIABLES.approve(id));
    const { timeline } = await on.ask(country.people.ministry, SIGNING.agreement, { id });
    expect(timeline.at(-1).title).toBe("学校代院系审核通过");
  });

  it("and so it is told to graduate and employer, and printed on the agreement", async () => {
    const { id, graduate } = await country.record("DEPARTMENT_REVIEW");
    for (const status of ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"]) {
      const verdict = { recordId: id, submission: 1, status };
      await on.ask(country.people.school, SIGNING.approve, { verdict });
    }
    const { print_sealed } = await on.row("select print_sealed from agreement where record_id = $1", [id]);
    const printed = JSON.parse(
      on.platform.keys.openBytes("agreement.print_sealed", print_sealed).toString("utf8"),
    );
    expect(printed.consents.department.by).toMatch(/^学校代院系/);
    const other = await country.record("DEPARTMENT_REVIEW");
    await on.ask(country.people.school, SIGNING.reject, VARIABLES.reject(other.id));
    await on.runOutbox();
    const { rows } = await on.platform.pool.query<{ title: string; recipient_kind: string }>(
      "select recipient_kind, title from message where record_id = any($1) and title like '学校代院系%' order by 1, 2",
      [[id, other.id]],
    );
    expect(rows).toEqual([
      { recipient_kind: "EMPLOYER", title: "学校代院系审核不通过" },
      { recipient_kind: "EMPLOYER", title: "学校代院系审核通过" },
      { recipient_kind: "GRADUATE", title: "学校代院系审核不通过" },
      { recipient_kind: "GRADUATE", title: "学校代院系审核通过" },
    ]);
    expect(graduate.id).not.toBe(other.graduate.id);
  });
});
