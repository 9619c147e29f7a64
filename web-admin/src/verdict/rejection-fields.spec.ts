import { expect, it } from "vitest";
import { rejectionProblems } from "./rejection-fields.js";

it("F-11: the server's problems come to the reason's two fields, whatever they stand below", () => {
  expect(rejectionProblems({ "rejection.details": "请删减", verdict: "不可用" })).toEqual({
    problems: [
      { name: "reasonCategory", errors: [] },
      { name: "details", errors: ["请删减"] },
    ],
    shown: true,
  });
  expect(rejectionProblems({ reasonCategory: "请选择" }).shown).toBe(true);
  expect(rejectionProblems({ verdicts: "一次最多处理 100 条记录" }).shown).toBe(false);
});
