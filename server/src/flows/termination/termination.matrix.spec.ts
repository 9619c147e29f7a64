import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import * as expected from "../../../test/expectations/terminations.js";
import { describeMatrix } from "../../../test/matrix-suite.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { aTerminationCountry, REASON, TERMINATION } from "../../../test/terminations.js";

const rejection = (id: string) => ({ ...verdictOn(id), rejection: REJECTION });

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describeMatrix<expected.OnlineTerminationAct>(() => on, {
  kind: "ONLINE_TERMINATION",
  rules: "F-10, F-50…F-52, F-56, P-04, P-05, P-07",
  states: expected.ONLINE_STATES,
  acts: expected.ONLINE_ACTS,
  departmentFirst: expected.ONLINE,
  schoolOnly: expected.ONLINE_SCHOOL_ONLY,
  withoutReviewer: expected.ONLINE_WITHOUT_REVIEWER,
  sees: () => expected.SEES_ONLINE,
  documents: TERMINATION,
  record: TERMINATION.record,
  looks: [],
  // What each act brings along; a record's own file has the record's id.
  variables: {
    accept: (id) => ({ id }),
    refuse: (id) => ({ id, reason: "岗位急需" }),
    takeBack: (id) => ({ id }),
    force: (id) => ({
      id,
      justification: { statement: "单位多次联系无回应", evidenceIds: [id], employerConsulted: true },
    }),
    approve: (id) => verdictOn(id),
    reject: rejection,
  },
  offered: {
    accept: "ACCEPT",
    refuse: "REFUSE",
    takeBack: "TAKE_BACK",
    force: "FORCE_TERMINATION",
    approve: "APPROVE",
    reject: "REJECT",
  },
  country: (app, wish) => aTerminationCountry(app, { ...wish, of: "ONLINE" }),
});

describeMatrix<expected.OfflineTerminationAct>(() => on, {
  kind: "OFFLINE_TERMINATION",
  rules: "F-10, F-53, F-54, F-56, P-04, P-07",
  states: expected.OFFLINE_STATES,
  acts: expected.OFFLINE_ACTS,
  departmentFirst: expected.OFFLINE,
  schoolOnly: expected.OFFLINE_SCHOOL_ONLY,
  withoutReviewer: expected.OFFLINE_WITHOUT_REVIEWER,
  sees: () => expected.SEES_OFFLINE,
  documents: TERMINATION,
  record: TERMINATION.record,
  looks: [],
  variables: {
    resubmit: (id) => ({ input: { id, ...REASON, uploadIds: [id] } }),
    takeBack: (id) => ({ id }),
    approve: (id) => ({ ...verdictOn(id), own: { ending: { kind: "MUTUAL" } } }),
    return: rejection,
    reject: rejection,
  },
  offered: {
    resubmit: "SUBMIT",
    takeBack: "TAKE_BACK",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
  },
  country: (app, wish) => aTerminationCountry(app, { ...wish, of: "OFFLINE" }),
});
