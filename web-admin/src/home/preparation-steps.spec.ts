import { describe, expect, it } from "vitest";
import { provinceSteps, schoolSteps } from "./preparation-steps.js";

const done = (steps: { label: string; done: boolean }[]) =>
  steps.filter((step) => step.done).map((step) => step.label);

describe("what is left before signing online", () => {
  const bare = { agreementType: null, hasRoster: false, departmentsWithoutReviewer: [], hasContact: false };

  it("P-10, P-11: a new school has everything before it; without a roster no department counts as covered", () => {
    expect(done(schoolSteps(bare))).toEqual([]);
  });

  it("P-11: names the departments without a reviewer, three at most", () => {
    const state = { ...bare, hasRoster: true };
    const noteFor = (departmentsWithoutReviewer: string[]) =>
      schoolSteps({ ...state, departmentsWithoutReviewer })[2]?.note;
    expect(noteFor(["文学院"])).toContain("文学院尚无读写账号");
    expect(noteFor(["甲", "乙", "丙", "丁"])).toContain("甲、乙、丙等 4 个院系");
    expect(done(schoolSteps(state))).toEqual(["上报生源名单", "新增院系账号"]);
  });

  it("P-06, P-10: a province chooses the type and opens the module", () => {
    expect(done(provinceSteps({ agreementType: "两方协议", moduleOpen: false }))).toEqual([
      "选择就业协议书类型",
    ]);
  });
});
