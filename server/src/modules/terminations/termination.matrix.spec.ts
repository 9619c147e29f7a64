import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import {
  OFFLINE,
  OFFLINE_ACTS,
  OFFLINE_STATES,
  type OfflineAct,
  ONLINE,
  ONLINE_ACTS,
  ONLINE_STATES,
  type OnlineAct,
} from "../../../test/expectations/terminations.js";
import { type Country, cellsOf, expectCell } from "../../../test/matrix.js";
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

  it("every state of both flows stands in the grids", () => {
    expect([Object.keys(ONLINE), Object.keys(OFFLINE)]).toEqual([[...ONLINE_STATES], [...OFFLINE_STATES]]);
  });
});
