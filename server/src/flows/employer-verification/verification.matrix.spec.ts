import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type TestApp } from "../../../test/app.js";
import { ACTS, GRID, STATES } from "../../../test/expectations/verification.js";
import { triesOrganisations } from "../../../test/organisation-matrix.js";
import { aDraft, anApplicant, aVerification, decides, VERIFICATION } from "../../../test/verification.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

triesOrganisations(() => on, {
  kind: "EMPLOYER_VERIFICATION",
  rules: "F-05, F-06, F-70, F-72, P-02, P-07",
  states: STATES,
  acts: ACTS,
  grid: GRID,
  documents: VERIFICATION,
  recordIn: async (app, state, decider) => {
    const owner = await anApplicant(app);
    if (state === "DRAFT") return { ...(await aDraft(app, owner)), owner };
    const draft = await aVerification(app, owner);
    const { id } = draft;
    if (state === "WITHDRAWN" || state === "ABANDONED") await app.act(owner, VERIFICATION.withdraw, { id });
    if (state === "ABANDONED") await app.act(owner, VERIFICATION.abandon, { id });
    if (state === "RETURNED") await decides(app, decider, "return", id);
    if (state === "REJECTED") await decides(app, decider, "reject", id);
    if (state === "VERIFIED") await decides(app, decider, "approve", id);
    return { ...draft, owner };
  },
});
