import { describe, expect, it } from "vitest";
import { placeProblems } from "./place-problems.js";

const refusal = (fields: Record<string, string>) => ({
  code: "INVALID_INPUT",
  message: "填写内容有误",
  fields,
});

describe("problems of a refusal", () => {
  it("stand beside their fields; those without a field are kept", () => {
    const { placed, rest } = placeProblems(
      refusal({ "terms.job.positionName": "太长", "terms.validDays": "须为1至30天", "terms.other": "其他" }),
      (name) => name.at(-1) !== "other",
      (path) => path.split(".").slice(1),
    );
    expect(placed).toEqual([
      { name: ["job", "positionName"], errors: ["太长"] },
      { name: ["validDays"], errors: ["须为1至30天"] },
    ]);
    expect(rest).toEqual(["其他"]);
  });

  it("are found by the last part of their path unless the form says otherwise", () => {
    const { placed } = placeProblems(refusal({ "input.content.explanation": "太长" }), () => true);
    expect(placed).toEqual([{ name: ["explanation"], errors: ["太长"] }]);
  });
});
