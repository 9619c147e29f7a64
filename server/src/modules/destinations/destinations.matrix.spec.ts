import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { aDestinationCountry, DESTINATIONS, FORM } from "../../../test/destinations.js";
import {
  ACTS,
  type ActName,
  DEPARTMENT_FIRST,
  DEPARTMENT_WITHOUT_REVIEWER,
  SCHOOL_ONLY,
  SEES,
  SEES_DRAFT,
  STATES,
} from "../../../test/expectations/destinations.js";
import { byPerson, LETTERS, PEOPLE, type PersonName } from "../../../test/expectations/people.js";
import { type Country, cellsOf, expectCell, type Trial } from "../../../test/matrix.js";
import { REJECTION } from "../../../test/signing.js";

/** What each act brings along beside the record. */
const VARIABLES: Record<ActName, (id: string) => object> = {
  save: (id) => ({ id, form: { ...FORM, subType: "703" } }),
  submit: (id) => ({ id, form: FORM }),
  withdraw: (id) => ({ id }),
  abandon: (id) => ({ id }),
  deleteDraft: (id) => ({ id }),
  void: (id) => ({ id }),
  approve: (id) => ({ verdict: { recordId: id, submission: 1 } }),
  return: (id) => ({ verdict: { recordId: id, submission: 1 }, rejection: REJECTION }),
  reject: (id) => ({ verdict: { recordId: id, submission: 1 }, rejection: REJECTION }),
  undo: (id) => ({ id }),
  reveal: (id) => ({ id }),
};

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const trial = (): Trial<ActName> => ({
  on,
  documents: DESTINATIONS,
  variables: VARIABLES,
  looks: ["reveal"],
});

describe("destinations, department then school (F-07, F-10…F-13, F-60…F-63, P-02, P-04, P-07)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aDestinationCountry(on, { reviewMode: "DEPARTMENT_THEN_SCHOOL" });
  });

  it.each(cellsOf(STATES, ACTS, DEPARTMENT_FIRST))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });

  it.each(STATES)("%s is seen by whom it concerns, and offers exactly what they can do", async (state) => {
    const { id, graduate } = await country.record(state);
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const name of PEOPLE) {
      seen[name] = await lookAt(name === "own graduate" ? graduate : country.people[name], id);
      wanted[name] = wantedLook(state, name);
    }
    expect(seen).toEqual(wanted);
  });

  function wantedLook(state: string, name: PersonName): string {
    const letter = byPerson(state === "DRAFT" ? SEES_DRAFT : SEES)[name];
    if (letter === "?") return "null";
    if (letter !== "!") return LETTERS[letter] ?? "";
    const acts = ACTS.filter((act) => {
      const expectation = DEPARTMENT_FIRST[state]?.[act];
      return ACT_OF[act] && expectation && byPerson(expectation.letters)[name] === "!";
    });
    return acts
      .map((act) => ACT_OF[act])
      .sort()
      .join();
  }

  /** "null", an error's code, or the acts that the record offers. */
  async function lookAt(person: Person, id: string): Promise<string> {
    try {
      const record = await on.ask(person, DESTINATIONS.record, { id });
      if (record === null) return "null";
      const allowed = record.availableActions.filter((action: Answer) => action.allowed);
      return allowed
        .map((action: Answer) => action.act)
        .sort()
        .join();
    } catch (error) {
      if (!(error instanceof GraphQLFailure)) throw error;
      return error.code;
    }
  }
});

/** Saving is what whoever may submit can do: it is not offered by itself. */
const ACT_OF: Readonly<Partial<Record<ActName, string>>> = {
  submit: "SUBMIT",
  withdraw: "WITHDRAW",
  abandon: "ABANDON",
  deleteDraft: "DELETE_DRAFT",
  void: "VOID",
  approve: "APPROVE",
  return: "RETURN",
  reject: "REJECT",
};

describe("a school that reviews alone (F-10)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aDestinationCountry(on, { reviewMode: "SCHOOL_ONLY" });
  });

  it.each(cellsOf(STATES, ACTS, SCHOOL_ONLY))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });
});

describe("a department that has nobody to review (F-10a)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aDestinationCountry(on, {
      reviewMode: "DEPARTMENT_THEN_SCHOOL",
      departmentReviews: false,
    });
  });

  it.each(cellsOf(STATES, ACTS, DEPARTMENT_WITHOUT_REVIEWER))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });
});
