import { describe, expect, it } from "vitest";
import { checkHints, employerHints } from "./check-hints.js";
import type { ReviewedPage } from "./review-documents.js";
import type { BusinessStatusReading } from "./use-business-status.js";

const quiet = {
  notices: [],
  studentFields: [{ label: "性别", differs: false }],
  registryDestination: null,
  earlierVerdicts: [{ title: "学校审核通过", reason: null }],
  comparison: null,
  voidedDestinations: [],
  employerWarnings: null,
};

function hintsOf(page: object): string[] {
  return checkHints({ ...quiet, ...page } as unknown as ReviewedPage).map(
    ({ section, text, tone }) => `${section} ${text} ${tone}`,
  );
}

describe("what the panel points to", () => {
  it("says of an ordinary record that the data agree and nothing was reported", () => {
    expect(hintsOf({})).toEqual(["student 学生信息一致 success", "registry 尚无已报送信息 default"]);
  });

  it("names all that stands out, warnings of the employer first", () => {
    const page = {
      studentFields: [{ differs: true }, { differs: true }, { differs: false }],
      registryDestination: { label: "签就业协议" },
      earlierVerdicts: [{ reason: "材料不清晰" }, { reason: null }],
      comparison: { submission: 2 },
      voidedDestinations: [{}],
      employerWarnings: { schools: 3 },
    };
    expect(hintsOf(page)).toEqual([
      "warnings 单位有预警信息 error",
      "changes 第 2 次提交 warning",
      "student 学生信息 2 项不一致 warning",
      "registry 已报送：签就业协议 default",
      "voided 该生曾 1 次作废去向 warning",
      "earlier 该生曾 1 次被退回或不通过 warning",
    ]);
  });

  it("F-80: names a status that is neither 存续 nor 在业, and keeps quiet of what is not known", () => {
    const reading = (answer: object | null) => employerHints({ answer } as BusinessStatusReading);
    const known = { __typename: "BusinessStatusKnown", status: "注销" };
    expect(reading({ ...known, inBusiness: false })).toEqual([
      { section: "employer", text: "单位登记状态：注销", tone: "error" },
    ]);
    expect(reading({ ...known, inBusiness: true })).toEqual([]);
    expect(reading({ __typename: "BusinessStatusUnavailable" })).toEqual([]);
    expect(reading(null)).toEqual([]);
  });
});
