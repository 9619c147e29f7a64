import { describe, expect, it } from "vitest";
import { employerFacts, jobFacts } from "./facts.js";

const job = {
  categoryCode: "13",
  categoryLabel: "工程技术人员",
  positionName: "工程师",
  workplace: "",
  settlesHousehold: false,
  reportBy: "2027-07-15",
  monthlySalaryYuan: 12000,
  probation: null,
  servicePeriod: null,
  penalty: null,
  archiveReceiver: null,
  archiveAddress: null,
  archivePostcode: null,
  householdAddress: null,
  supplement: null,
};

describe("what an agreement says, in words", () => {
  it("puts the terms asked for in their order, and says of what was left open that it was", () => {
    const facts = jobFacts(job, [
      "monthlySalaryYuan",
      "settlesHousehold",
      "reportBy",
      "workplace",
      "penalty",
    ]);
    expect(facts.map(({ label, value }) => [label, value])).toEqual([
      ["薪酬（元/月）", "12,000"],
      ["是否解决户档", "否"],
      ["报到期限", "2027-07-15"],
      ["工作地点", null],
      ["违约金", null],
    ]);
  });

  it("does not take what nobody said about the household for a no", () => {
    expect(jobFacts({ ...job, settlesHousehold: null }, ["settlesHousehold"])[0]?.value).toBeNull();
  });

  it("names the employer as the agreement prints it, unless fewer facts are asked for", () => {
    const employer = {
      name: "江东智造科技股份有限公司",
      uscc: "91320115MAYYY0013R",
      natureCode: "31",
      natureLabel: "国有企业",
      industryCode: "39",
      industryLabel: "制造业",
      divisionName: "江苏省南京市",
      address: "格物路88号",
      contactName: "周建国",
      contactMobile: "13800000001",
      contactPhone: "",
      contactEmail: "zhoujg@zhizao.example",
    };
    const all = employerFacts(employer);
    expect(all.map(({ key }) => key)).not.toContain("natureCode");
    expect(all.at(-2)).toEqual({ key: "contactPhone", label: "联系人电话", value: null });
    expect(employerFacts(employer, ["name"])).toEqual([
      { key: "name", label: "单位名称", value: "江东智造科技股份有限公司" },
    ]);
  });
});
