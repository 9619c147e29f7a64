import "reflect-metadata";
import { afterAll, beforeAll } from "vitest";
import { openTestApp, type Person, type TestApp } from "../../../test/app.js";
import { aCorrectionDraft, CORRECTION } from "../../../test/correction.js";
import { ACTS, GRID, STATES } from "../../../test/expectations/correction.js";
import { anEmployer } from "../../../test/factories.js";
import { triesOrganisations } from "../../../test/organisation-matrix.js";
import { verdictOn } from "../../../test/signing.js";

let on: TestApp;
beforeAll(async () => {
  on = await openTestApp();
});
afterAll(() => on?.close());

const REJECTION = { reasonCategory: "REGISTER_MISMATCH", details: "变更后的名称与登记信息不一致" };
let running = 0;

async function decides(app: TestApp, decider: Person, act: "approve" | "return" | "reject", id: string) {
  const verdict = act === "approve" ? verdictOn(id) : { ...verdictOn(id), rejection: REJECTION };
  const answer = await app.act(decider, CORRECTION[act], verdict);
  if (answer.code) throw new Error(`Not decided: ${answer.code}`);
}

triesOrganisations(() => on, {
  kind: "EMPLOYER_CORRECTION",
  rules: "F-05, F-06, F-07, F-72, F-73, P-02, P-07",
  states: STATES,
  acts: ACTS,
  grid: GRID,
  documents: CORRECTION,
  recordIn: async (app, state, decider) => {
    running += 1;
    const owner = await anEmployer(app.platform);
    const draft = await aCorrectionDraft(app, owner, { newName: `更名后第${running}号矩阵有限公司` });
    const { id } = draft;
    if (state === "DRAFT") return { ...draft, owner };
    await app.ask(owner, CORRECTION.submit, draft as never);
    if (state === "WITHDRAWN" || state === "ABANDONED") await app.act(owner, CORRECTION.withdraw, { id });
    if (state === "ABANDONED") await app.act(owner, CORRECTION.abandon, { id });
    if (state === "RETURNED") await decides(app, decider, "return", id);
    if (state === "REJECTED") await decides(app, decider, "reject", id);
    if (state === "CORRECTED") await decides(app, decider, "approve", id);
    return { ...draft, owner };
  },
});
