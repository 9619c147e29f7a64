import { describe, expect, it } from "vitest";
import { agreementForm, checkAgreement, checkProofs, formFacts, usccCheckCharacter } from "../index.js";

const FIRST_17 = "91530000MA6K5X123";
const COMPLETE = {
  employerName: "云南滇东物流有限公司",
  uscc: FIRST_17 + usccCheckCharacter(FIRST_17),
  natureCode: "39",
  industryCode: "32",
  divisionCode: "530102",
  address: "人民中路1号",
  contactName: "李敏",
  contactMobile: "19912340001",
  contactEmail: "hr@example.com",
  jobCategoryCode: "30",
  settlesHousehold: "NO",
};
const AT = { stage: "SUBMIT", cohort: 2027 } as const;

describe.each(["OFFLINE", "PAPER"] as const)("form of an agreement, %s (D-05)", (origin) => {
  it("is complete with the mandatory fields, and lacks each of them alone", () => {
    expect(checkAgreement(origin, COMPLETE, AT)).toEqual({ problems: [], values: COMPLETE });
    for (const key of Object.keys(COMPLETE)) {
      const { problems } = checkAgreement(origin, { ...COMPLETE, [key]: "" }, AT);
      expect(problems.map(({ field }) => field)).toEqual([`fields.${key}`]);
    }
  });

  it("takes 部队 without a USCC", () => {
    const { uscc: _, ...without } = COMPLETE;
    expect(checkAgreement(origin, { ...without, natureCode: "40" }, AT).problems).toEqual([]);
  });

  it.each([
    ["contactMobile", "0871-63000000", "手机号码应为11位数字"],
    ["contactPhone", "63000000", "区号"],
    ["contactEmail", "hr@example", "邮箱格式不正确"],
    ["archivePostcode", "65000", "6位数字"],
    ["reportBy", "2027-02-30", "有效日期"],
    ["reportBy", "20270715", "有效日期"],
    ["monthlySalaryYuan", "0", "1至1000000"],
    ["monthlySalaryYuan", "8千", "整数"],
    ["settlesHousehold", "true", "请选择"],
    ["supplement", "字".repeat(1001), "最多1000个字，您填写了1001个字"],
    ["natureCode", "11", "请从列表中选择单位性质"],
  ])("refuses %s %s", (key, value, message) => {
    const { problems } = checkAgreement(origin, { ...COMPLETE, [key]: value }, AT);
    expect(problems).toEqual([{ field: `fields.${key}`, message: expect.stringContaining(message) }]);
  });

  it("takes the optional fields", () => {
    const more = {
      positionName: "调度员",
      contactPhone: "0871-63000000-12",
      reportBy: "2028-02-29",
      monthlySalaryYuan: "8000",
      archivePostcode: "650000",
      supplement: "字".repeat(1000),
    };
    expect(checkAgreement(origin, { ...COMPLETE, ...more }, AT).problems).toEqual([]);
  });

  it("reads 是 and 否 for yes and no", () => {
    const facts = formFacts(agreementForm(origin), null, COMPLETE).flatMap((section) => section.facts);
    expect(facts.find(({ key }) => key === "settlesHousehold")?.value).toBe("否");
  });
});

describe("pictures of agreements", () => {
  it("F-40: 补登 needs pictures of the paper agreement, an offline agreement none at first", () => {
    expect(checkProofs(agreementForm("PAPER"), null, {})).toEqual([
      { field: "proofs.AGREEMENT_SCAN", message: "请上传纸质就业协议书" },
    ]);
    expect(checkProofs(agreementForm("PAPER"), null, { AGREEMENT_SCAN: 3 })).toEqual([]);
    expect(checkProofs(agreementForm("OFFLINE"), null, {})).toEqual([]);
  });
});
