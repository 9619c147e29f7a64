import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { aDestinationCountry, DESTINATIONS, FORM } from "../../../test/destinations.js";
import * as expected from "../../../test/expectations/destinations.js";
import { describeMatrix } from "../../../test/matrix-suite.js";
import { REJECTION, verdictOn } from "../../../test/signing.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

describeMatrix<expected.DestinationActName>(() => on, {
  kind: "DESTINATION",
  rules: "F-07, F-10…F-13, F-60…F-63, P-02, P-04, P-07",
  states: expected.STATES,
  acts: expected.ACTS,
  departmentFirst: expected.DEPARTMENT_FIRST,
  schoolOnly: expected.SCHOOL_ONLY,
  withoutReviewer: expected.DEPARTMENT_WITHOUT_REVIEWER,
  sees: (state) => (state === "DRAFT" ? expected.SEES_DRAFT : expected.SEES),
  documents: DESTINATIONS,
  record: DESTINATIONS.record,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
    save: (id) => ({ id, form: { ...FORM, subType: "703" } }),
    submit: (id) => ({ id, form: FORM }),
    withdraw: (id) => ({ id }),
    abandon: (id) => ({ id }),
    deleteDraft: (id) => ({ id }),
    void: (id) => ({ id }),
    approve: (id) => verdictOn(id),
    return: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    reject: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    undo: (id) => ({ id }),
    reveal: (id) => ({ id }),
  },
  // Saving is what whoever may submit can do: it is not offered by itself.
  offered: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    void: "VOID",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
  },
  country: aDestinationCountry,
});
