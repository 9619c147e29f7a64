import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  ACTS,
  type ActName,
  byPerson,
  DEPARTMENT_FIRST,
  DEPARTMENT_WITHOUT_REVIEWER,
  type Expectation,
  LETTERS,
  PEOPLE,
  type PersonName,
  SCHOOL_ONLY,
  SEES_AGREEMENT,
  SEES_REVIEW_PAGE,
  STATES,
} from "../../../test/expectations/online-signing.js";
import type { TestGraduate } from "../../../test/factories.js";
import { footprint, REJECTION, SIGNING } from "../../../test/signing.js";
import { aSigningCountry, type SigningCountry } from "../../../test/signing-country.js";
import type { RecordStatus } from "../../graphql/vocabulary.js";

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

/** One try: what came of it, and that nothing else did. */
async function tryAct(
  country: SigningCountry,
  record: { id: string; graduate: TestGraduate },
  act: ActName,
  name: PersonName,
): Promise<{ outcome: string; untouched: boolean }> {
  const person: Person = name === "invited graduate" ? record.graduate : country.people[name];
  const before = await footprint(on, record.id);
  let outcome: string;
  try {
    outcome = outcomeOf(await on.ask(person, SIGNING[act], VARIABLES[act](record.id)));
  } catch (error) {
    if (!(error instanceof GraphQLFailure)) throw error;
    outcome = error.code;
  }
  const after = await footprint(on, record.id);
  return { outcome, untouched: JSON.stringify(before) === JSON.stringify(after) };
}

function outcomeOf(answer: Answer): string {
  if (answer.__typename === "AgreementChanged") {
    return answer.alreadyDone ? "done already" : `done ${answer.agreement.status}`;
  }
  return answer.code ? `${answer.__typename} ${answer.code}` : `done ${answer.__typename}`;
}

function expected(letter: string | undefined, act: ActName, { to }: Expectation): string {
  if (letter === "!") return `done ${to ?? (act === "reveal" ? "PersonalData" : "")}`;
  if (letter === "d") return "done already";
  return LETTERS[letter ?? ""] ?? `no meaning for ${letter}`;
}

/** Tries everybody; whoever succeeds gets a record of their own, everybody else must leave no trace. */
async function expectCell(
  country: SigningCountry,
  state: RecordStatus,
  act: ActName,
  expectation: Expectation,
): Promise<void> {
  const letters = byPerson(expectation.letters);
  const wanted: Record<string, string> = {};
  const found: Record<string, string> = {};
  let record = await country.record(state);
  for (const name of PEOPLE) {
    wanted[name] = expected(letters[name], act, expectation);
    const { outcome, untouched } = await tryAct(country, record, act, name);
    const changes = letters[name] === "!" && act !== "reveal";
    found[name] =
      untouched === changes ? `${outcome}, but ${untouched ? "nothing" : "something"} changed` : outcome;
    if (!untouched) record = await country.record(state);
  }
  expect(found).toEqual(wanted);
}

function cellsOf(
  table: Readonly<Record<string, Partial<Record<ActName, Expectation>>>>,
): [RecordStatus, ActName, Expectation][] {
  return STATES.flatMap((state) =>
    ACTS.flatMap((act) => {
      const expectation = table[state]?.[act];
      return expectation ? [[state, act, expectation] as [RecordStatus, ActName, Expectation]] : [];
    }),
  );
}

describe("online signing, department then school (F-10, F-20…F-29, P-02, P-04, P-07)", () => {
  let country: SigningCountry;
  beforeAll(async () => {
    country = await aSigningCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
    // The clock moves for this one: the others' deadlines begin after it.
    await country.record("LAPSED");
  });

  it.each(cellsOf(DEPARTMENT_FIRST))("%s · %s", async (state, act, expectation) => {
    await expectCell(country, state, act, expectation);
  });

  it.each(STATES)("%s is seen by whom it concerns, and offers exactly what they can do", async (state) => {
    const { id, graduate } = await country.record(state);
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const name of PEOPLE) {
      const person = name === "invited graduate" ? graduate : country.people[name];
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

  it.each(cellsOf(SCHOOL_ONLY))("%s · %s", async (state, act, expectation) => {
    await expectCell(country, state, act, expectation);
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

  it.each(cellsOf(DEPARTMENT_WITHOUT_REVIEWER))("%s · %s", async (state, act, expectation) => {
    await expectCell(country, state, act, expectation);
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
