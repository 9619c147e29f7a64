import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { byPerson, LETTERS, PEOPLE } from "../../../test/expectations/people.js";
import {
  OFFLINE,
  OFFLINE_ACTS,
  OFFLINE_SCHOOL_ONLY,
  OFFLINE_STATES,
  OFFLINE_WITHOUT_REVIEWER,
  type OfflineAct,
  ONLINE,
  ONLINE_ACTS,
  ONLINE_SCHOOL_ONLY,
  ONLINE_STATES,
  ONLINE_WITHOUT_REVIEWER,
  type OnlineAct,
  SEES_OFFLINE,
  SEES_ONLINE,
} from "../../../test/expectations/terminations.js";
import { type Country, cellsOf, type Expectation, expectCell } from "../../../test/matrix.js";
import { REJECTION } from "../../../test/signing.js";
import { aTerminationCountry, REASON, TERMINATION } from "../../../test/terminations.js";

const verdict = (recordId: string) => ({ verdict: { recordId, submission: 1 } });
const rejection = (id: string) => ({ ...verdict(id), rejection: REJECTION });

/** What each act brings along; a record's own file has the record's id. */
const ON_ONLINE: Record<OnlineAct, (id: string) => object> = {
  accept: (id) => ({ id }),
  refuse: (id) => ({ id, reason: "岗位急需" }),
  takeBack: (id) => ({ id }),
  force: (id) => ({
    id,
    justification: { statement: "单位多次联系无回应", evidenceIds: [id], employerConsulted: true },
  }),
  approve: verdict,
  reject: rejection,
};

const ON_OFFLINE: Record<OfflineAct, (id: string) => object> = {
  resubmit: (id) => ({ input: { id, ...REASON, uploadIds: [id] } }),
  takeBack: (id) => ({ id }),
  approve: (id) => ({ ...verdict(id), ending: { kind: "MUTUAL" } }),
  return: rejection,
  reject: rejection,
};

/** Acts as the API offers them. */
const OFFERED: Readonly<Record<OnlineAct | OfflineAct, string>> = {
  accept: "ACCEPT",
  refuse: "DECLINE",
  takeBack: "TAKE_BACK",
  force: "FORCE_TERMINATION",
  resubmit: "SUBMIT",
  approve: "APPROVE",
  return: "RETURN",
  reject: "REJECT",
};

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describe("线上解约, department then school (F-10, F-50…F-52, F-56, P-04, P-05, P-07)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aTerminationCountry(on, { of: "ONLINE", reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  });

  it.each(cellsOf(ONLINE_STATES, ONLINE_ACTS, ONLINE))("%s · %s", async (state, act, expectation) => {
    const trial = { on, documents: TERMINATION, variables: ON_ONLINE, looks: [] };
    await expectCell<OnlineAct>(trial, country, state, act, expectation);
  });

  it.each(ONLINE_STATES)("%s is seen by whom it concerns, and offers what they can do", async (state) => {
    await expectLooks(country, state, ONLINE[state], SEES_ONLINE);
  });
});

describe("线下解约, department then school (F-10, F-53, F-54, F-56, P-04, P-07)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aTerminationCountry(on, { of: "OFFLINE", reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  });

  it.each(cellsOf(OFFLINE_STATES, OFFLINE_ACTS, OFFLINE))("%s · %s", async (state, act, expectation) => {
    const trial = { on, documents: TERMINATION, variables: ON_OFFLINE, looks: [] };
    await expectCell<OfflineAct>(trial, country, state, act, expectation);
  });

  it.each(OFFLINE_STATES)("%s is seen by whom it concerns, and offers what they can do", async (state) => {
    await expectLooks(country, state, OFFLINE[state], SEES_OFFLINE);
  });

  it("every state of both flows stands in the grids", () => {
    expect([Object.keys(ONLINE), Object.keys(OFFLINE)]).toEqual([[...ONLINE_STATES], [...OFFLINE_STATES]]);
  });
});

const OTHER_CHAINS = {
  "a school that reviews alone (F-10)": {
    reviewMode: "SCHOOL_ONLY",
    online: ONLINE_SCHOOL_ONLY,
    offline: OFFLINE_SCHOOL_ONLY,
  },
  "a department that has nobody to review (F-10a)": {
    reviewMode: "DEPARTMENT_THEN_SCHOOL",
    departmentReviews: false,
    online: ONLINE_WITHOUT_REVIEWER,
    offline: OFFLINE_WITHOUT_REVIEWER,
  },
} as const;

describe.each(Object.entries(OTHER_CHAINS))("%s", (_chain, { online, offline, ...wish }) => {
  let countries: Record<"ONLINE" | "OFFLINE", Country>;
  beforeAll(async () => {
    countries = {
      ONLINE: await aTerminationCountry(on, { ...wish, of: "ONLINE" }),
      OFFLINE: await aTerminationCountry(on, { ...wish, of: "OFFLINE" }),
    };
  });

  it.each(
    cellsOf<OnlineAct>(ONLINE_STATES, ONLINE_ACTS, online),
  )("线上解约 · %s · %s", async (state, act, expectation) => {
    const trial = { on, documents: TERMINATION, variables: ON_ONLINE, looks: [] };
    await expectCell<OnlineAct>(trial, countries.ONLINE, state, act, expectation);
  });

  it.each(
    cellsOf<OfflineAct>(OFFLINE_STATES, OFFLINE_ACTS, offline),
  )("线下解约 · %s · %s", async (state, act, expectation) => {
    const trial = { on, documents: TERMINATION, variables: ON_OFFLINE, looks: [] };
    await expectCell<OfflineAct>(trial, countries.OFFLINE, state, act, expectation);
  });
});

/** Who sees a record of this state, and that it offers everybody exactly what the grid lets them do. */
async function expectLooks(
  country: Country,
  state: string,
  row: Partial<Record<OnlineAct | OfflineAct, Expectation>> | undefined,
  sees: string,
): Promise<void> {
  const { id, graduate } = await country.record(state);
  const seen: Record<string, unknown> = {};
  const wanted: Record<string, unknown> = {};
  for (const name of PEOPLE) {
    seen[name] = await offeredTo(name === "own graduate" ? graduate : country.people[name], id);
    const letter = byPerson(sees)[name];
    const able = Object.entries(row ?? {}).filter(([, { letters }]) => byPerson(letters)[name] === "!");
    const acts = able.map(([act]) => OFFERED[act as OnlineAct]).sort();
    wanted[name] = letter === "!" ? acts.join() : letter === "?" ? "null" : LETTERS[letter];
  }
  expect(seen).toEqual(wanted);
}

/** The acts that the record offers this person, "null", or an error's code. */
async function offeredTo(person: Person, id: string): Promise<string> {
  try {
    const record = await on.ask(person, TERMINATION.record, { id });
    const allowed = record?.availableActions.filter((action: Answer) => action.allowed);
    return (
      allowed
        ?.map((action: Answer) => action.act)
        .sort()
        .join() ?? "null"
    );
  } catch (error) {
    if (!(error instanceof GraphQLFailure)) throw error;
    return error.code;
  }
}
