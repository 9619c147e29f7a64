import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import * as expected from "../../../test/expectations/paper.js";
import { describeMatrix } from "../../../test/matrix-suite.js";
import { aPaperCountry, FORM, formOf, PAPER } from "../../../test/paper.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";
import { withTerminated } from "../../../test/terminations.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describeMatrix<expected.PaperActName>(() => on, {
  kind: "PAPER_AGREEMENT",
  rules: "F-07, F-10…F-13, F-40…F-42, P-02, P-04, P-07",
  states: expected.STATES,
  acts: expected.ACTS,
  departmentFirst: expected.DEPARTMENT_FIRST,
  schoolOnly: expected.SCHOOL_ONLY,
  withoutReviewer: expected.DEPARTMENT_WITHOUT_REVIEWER,
  sees: (state) => (state === "DRAFT" ? expected.SEES_DRAFT : expected.SEES),
  documents: PAPER,
  record: PAPER.record,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
    save: (id) => ({ id, form: { ...FORM, positionName: "质量工程师" } }),
    submit: (id) => ({ id, form: formOf(id) }),
    withdraw: (id) => ({ id }),
    abandon: (id) => ({ id }),
    deleteDraft: (id) => ({ id }),
    approve: (id) => verdictOn(id),
    return: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    reject: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    amend: (id) => ({ id, natureCode: "31", industryCode: "34", categoryCode: "29" }),
    undo: (id) => ({ id }),
    reveal: (id) => ({ id }),
  },
  // Saving is what whoever may submit can do: it is not offered by itself.
  offered: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
    amend: "AMEND_AGREEMENT",
  },
  country: async (app, wish) => {
    const country = await aPaperCountry(app, wish);
    return withTerminated(app, country.inhabitants, country, true);
  },
});
