import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import * as expected from "../../../test/expectations/offline.js";
import { pictureOf } from "../../../test/factories/pictures.js";
import { describeMatrix } from "../../../test/matrix-suite.js";
import { anOfflineCountry, OFFLINE, OFFLINE_FORM } from "../../../test/offline.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { withTerminated } from "../../../test/terminations.js";

/** Which submission is under review: the second review follows upon the first (F-06). */
const submissions = new Map<string, number>();

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describeMatrix<expected.OfflineActName>(() => on, {
  kind: "OFFLINE_AGREEMENT",
  rules: "F-07, F-10…F-13, F-30…F-35, P-02, P-04, P-07",
  states: expected.STATES,
  acts: expected.ACTS,
  departmentFirst: expected.DEPARTMENT_FIRST,
  schoolOnly: expected.SCHOOL_ONLY,
  withoutReviewer: expected.DEPARTMENT_WITHOUT_REVIEWER,
  sees: (state) => (state === "DRAFT" ? expected.SEES_DRAFT : expected.SEES),
  documents: OFFLINE,
  record: OFFLINE.record,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
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
  },
  // Saving is what whoever may submit can do: it is not offered by itself.
  offered: {
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
  },
  country: async (app, wish) => {
    const country = await anOfflineCountry(app, wish);
    const { people, record } = withTerminated(app, country.inhabitants, country, true);
    return {
      people,
      async record(state) {
        const made = await record(state);
        submissions.set(made.id, ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"].includes(state) ? 2 : 1);
        return made;
      },
    };
  },
});
