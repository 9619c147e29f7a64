import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, GraphQLFailure, openTestApp, type Person, type TestApp } from "../../../test/app.js";
import {
  ACTS,
  type ActName,
  DEPARTMENT_FIRST,
  DEPARTMENT_WITHOUT_REVIEWER,
  SCHOOL_ONLY,
  SEES,
  SEES_DRAFT,
  STATES,
} from "../../../test/expectations/offline.js";
import { byPerson, LETTERS, PEOPLE, type PersonName } from "../../../test/expectations/people.js";
import { pictureOf } from "../../../test/factories/pictures.js";
import { type Country, cellsOf, expectCell, type Trial } from "../../../test/matrix.js";
import { anOfflineCountry, OFFLINE, OFFLINE_FORM } from "../../../test/offline.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import type { CountryWish } from "../../../test/signing-country.js";

/** Which submission is under review: the second review follows upon the first (F-06). */
const submissions = new Map<string, number>();

/** What each act brings along beside the record. */
const VARIABLES: Record<ActName, (id: string) => object> = {
  save: (id) => ({ id, form: { ...OFFLINE_FORM, positionName: "质量工程师" } }),
  submit: (id) => ({ id, form: OFFLINE_FORM }),
  submitSigning: (id) => ({ id, uploadIds: [pictureOf(id)] }),
  sendStampLink: (id) => ({ id, mobile: "13987654321" }),
  withdraw: (id) => ({ id }),
  abandon: (id) => ({ id }),
  deleteDraft: (id) => ({ id }),
  approve: (id) => verdictOn(id, submissions.get(id)),
  return: (id) => ({ ...verdictOn(id, submissions.get(id)), rejection: REJECTION }),
  reject: (id) => ({ ...verdictOn(id, submissions.get(id)), rejection: REJECTION }),
  amend: (id) => ({ id, natureCode: "31", industryCode: "34", categoryCode: "29" }),
  undo: (id) => ({ id }),
  reveal: (id) => ({ id }),
};

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

async function aCountry(wish: CountryWish): Promise<Country> {
  const { people, record } = await anOfflineCountry(on, wish);
  return {
    people,
    async record(state) {
      const made = await record(state);
      submissions.set(made.id, ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"].includes(state) ? 2 : 1);
      return made;
    },
  };
}

const trial = (): Trial<ActName> => ({ on, documents: OFFLINE, variables: VARIABLES, looks: ["reveal"] });

describe("线下签约, department then school (F-07, F-10…F-13, F-30…F-35, P-02, P-04, P-07)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aCountry({ reviewMode: "DEPARTMENT_THEN_SCHOOL" });
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
      const record = await on.ask(person, OFFLINE.record, { id });
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
  submitSigning: "SUBMIT_SIGNING",
  sendStampLink: "SEND_STAMP_LINK",
  withdraw: "WITHDRAW",
  abandon: "ABANDON",
  deleteDraft: "DELETE_DRAFT",
  approve: "APPROVE",
  return: "RETURN",
  reject: "REJECT",
  amend: "AMEND_AGREEMENT",
};

describe("a school that reviews alone (F-10)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aCountry({ reviewMode: "SCHOOL_ONLY" });
  });

  it.each(cellsOf(STATES, ACTS, SCHOOL_ONLY))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });
});

describe("a department that has nobody to review (F-10a)", () => {
  let country: Country;
  beforeAll(async () => {
    country = await aCountry({ reviewMode: "DEPARTMENT_THEN_SCHOOL", departmentReviews: false });
  });

  it.each(cellsOf(STATES, ACTS, DEPARTMENT_WITHOUT_REVIEWER))("%s · %s", async (state, act, expectation) => {
    await expectCell(trial(), country, state, act, expectation);
  });
});
