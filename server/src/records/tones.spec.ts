import { describe, expect, it } from "vitest";
import "../composition.js";
import { BUILT_MODULES } from "../words/viewer.js";
import { everyFlow, toneOf } from "./index.js";

/** By hand, from the state tables of the flows: what a state is to whoever looks. */
const TONES = {
  WAITING: [
    ...["DRAFT", "INVITED", "AGREEMENT_DEPARTMENT_REVIEW", "AGREEMENT_SCHOOL_REVIEW", "AGREEMENT_RETURNED"],
    ...["AWAITING_STAMP", "DEPARTMENT_REVIEW", "SCHOOL_REVIEW", "WITHDRAWN", "SIGNING_WITHDRAWN", "RETURNED"],
    ...["ASKED_BY_GRADUATE", "ASKED_BY_EMPLOYER", "TERMINATION_DEPARTMENT_REVIEW"],
    ...["TERMINATION_SCHOOL_REVIEW", "TERMINATION_RETURNED", "OPERATOR_REVIEW"],
  ],
  REACHED: ["SIGNED", "REGISTERED", "TERMINATION_DONE", "VERIFIED", "CORRECTED"],
  FAILED: [
    ...["DECLINED", "AGREEMENT_REJECTED", "REJECTED", "REJECTED_BY_DEPARTMENT", "REJECTED_BY_SCHOOL"],
    ...["REFUSED_BY_EMPLOYER", "REFUSED_BY_GRADUATE", "TERMINATION_REJECTED", "TERMINATION_CLOSED"],
  ],
  ENDED: ["LAPSED", "TAKEN_BACK", "ASK_TAKEN_BACK", "TERMINATED", "VOIDED", "ABANDONED", "CLOSED"],
};

describe("tones of states", () => {
  it.each(
    everyFlow().map(({ kind, flow }) => [kind, Object.keys(flow.states)] as const),
  )("%s: each as people know it; over when off the roster (F-91)", (kind, states) => {
    for (const state of states) {
      expect(TONES[toneOf(kind, state)]).toContain(state);
      expect(toneOf(kind, state, true)).toBe("ENDED");
    }
  });
});

it("says which modules of staff rights there are flows of: no other can be opened (P-06)", () => {
  const modules = new Set(everyFlow().map(({ flow }) => flow.module));
  modules.delete("EMPLOYERS");
  expect([...modules]).toEqual(BUILT_MODULES);
});
