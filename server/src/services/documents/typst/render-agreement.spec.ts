import { describe, expect, it } from "vitest";
import { extractPdfText } from "../../../../../stage/src/client/pdf-text.js";
import {
  type AgreementDocument,
  beijingTime,
  chineseDate,
  pictureOfAgreement,
  renderAgreement,
} from "./index.js";

const consent = (by: string, at: string) => ({ by, at });

const signed: AgreementDocument = {
  number: "20275391230000017",
  agreementType: "TWO_PARTY",
  cohort: 2027,
  employer: {
    name: "云岭高原特色农产品冷链物流与跨境电子商务供应链综合服务示范中心（集团）有限公司",
    uscc: "91530100MA00000000",
    natureLabel: "其他企业",
    industryLabel: "交通运输、仓储和邮政业",
    address: "云南省昆明市官渡区示例路1号",
    contactName: "钱经理",
    contactMobile: "19900001234",
    contactPhone: null,
    contactEmail: "hr@example.com",
  },
  job: {
    categoryLabel: "工程技术人员",
    positionName: "数据分析工程师",
    workplace: null,
    settlesHousehold: true,
    reportBy: "2027-07-05",
    monthlySalaryYuan: 8500,
    probation: null,
    servicePeriod: null,
    penalty: null,
    archiveReceiver: null,
    archiveAddress: null,
    archivePostcode: null,
    householdAddress: null,
  },
  graduate: {
    name: "𠮷尔格勒·䶮喆㛃",
    sexLabel: "女",
    ethnicityLabel: "蒙古族",
    politicalStatusLabel: null,
    idNumber: "530102200402290021",
    schoolName: "云岭财经大学",
    departmentName: "信息学院",
    majorName: "信息管理与信息系统",
    educationLevelLabel: "本科生毕业",
    durationYears: "4.0",
    studentNumber: "2023020001",
    graduates: "202706",
    trainingModeLabel: "非定向",
    originName: "云南省昆明市五华区",
    mobile: "19900000001",
    email: null,
    address: null,
  },
  school: {
    name: "云岭财经大学",
    contactName: "杨老师",
    contactPhone: "0871-60000001",
    address: "云南省昆明市呈贡区示例路2号",
    postcode: "650000",
  },
  supplement: "",
  consents: {
    employer: consent("用人单位", "2026-11-20T01:00:00.000Z"),
    graduate: consent("毕业生", "2026-11-20T16:30:05.000Z"),
    department: consent("信息学院", "2026-11-21T02:00:00.000Z"),
    school: consent("云岭财经大学", "2026-11-21T03:00:00.000Z"),
  },
  timeline: [
    { label: "单位已发起邀请", by: "用人单位", at: "2026-11-20T01:00:00.000Z" },
    { label: "学校审核通过", by: "云岭财经大学", at: "2026-11-21T03:00:00.000Z" },
  ],
};

const textOf = (document: AgreementDocument) => extractPdfText(renderAgreement(document));

describe("renderAgreement (D-05)", () => {
  it("prints number, parties, terms and timeline, rare characters of names included", async () => {
    const text = await textOf(signed);
    for (const expected of [
      "全国普通高等学校毕业生就业协议书",
      "2027届·两方协议",
      "编号：20275391230000017",
      signed.employer.name,
      "姓名𠮷尔格勒·䶮喆㛃性别女",
      "学制（年）4",
      "毕业时间2027年6月",
      "报到期限2027年7月5日是否解决户档是",
      "薪酬（元/月）8500",
      "协议经办人杨老师",
      "协议补充内容无",
      "学校鉴证意见院系鉴证通过。",
      "学校鉴证通过云岭财经大学",
      "单位已发起邀请用人单位2026年11月20日09:00:00",
      "2026年11月21日00:30:05",
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).not.toContain("丙方");
    expect(text).not.toContain("字库未收录");
  });

  it("names the school a party of three-party agreements, and leaves places to stamp and sign by hand", async () => {
    const consents = { ...signed.consents, employer: null, graduate: null, department: null };
    const text = await textOf({ ...signed, agreementType: "THREE_PARTY", consents });
    expect(text).toContain("丙方（学校）");
    expect(text).toContain("丙方审核意见");
    expect(text).not.toContain("已线上签约确认");
    expect(text).not.toContain("鉴证");
    expect(text).toContain("单位（盖章）年月日");
  });

  it("says of a copy to be stamped that it is not in force, and leaves the school's opinion blank (F-31)", async () => {
    const consents = { employer: null, graduate: null, department: null, school: null };
    const text = await textOf({ ...signed, forStamp: true, consents });
    expect(text).toContain("待盖章文本，尚未生效");
    expect(text).toContain("经学校鉴证通过后方生效");
    expect(text).toContain("学校（盖章）年月日");
    expect(text).not.toContain("同意甲、乙双方签订本协议");
    const third = await textOf({ ...signed, agreementType: "THREE_PARTY", forStamp: true, consents });
    expect(third).toContain("经学校审核通过后方生效");
  });

  it("prints what people typed as text, never as markup, and keeps its paragraphs", async () => {
    const supplement = '#panic("x") $x^2$ *不加粗* #sys.inputs\r\n\r\n= 标题 @ref <label> \\ "引号"';
    const text = await textOf({ ...signed, supplement });
    expect(text).toContain('#panic("x")$x^2$*不加粗*#sys.inputs');
    expect(text).toContain('=标题@ref<label>\\"引号"');
  });

  it("prints 1000 characters of supplement in full", async () => {
    const supplement = `${"甲方提供住宿。".repeat(142)}完毕收尾`;
    expect(await textOf({ ...signed, supplement })).toContain(supplement.slice(-60));
  });

  it("prints the code of a character no font has, and says so; drops characters that cannot be seen", async () => {
    const text = await textOf({
      ...signed,
      graduate: { ...signed.graduate, name: "李\u{30000}\u202E四\u0000" },
    });
    expect(text).toContain("姓名李〔U+30000〕四");
    expect(text).toContain("文中以〔U+30000〕标示的为字库未收录的字符");
  });

  it("gives the same bytes for the same document", () => {
    expect(renderAgreement(signed).equals(renderAgreement(structuredClone(signed)))).toBe(true);
  });
});

describe("dates as official papers write them", () => {
  it.each([
    ["2026-11-20T16:30:05.999Z", "2026年11月21日 00:30:05"],
    ["2027-01-31T15:59:59Z", "2027年01月31日 23:59:59"],
  ])("%s is %s in Beijing", (iso, expected) => expect(beijingTime(iso)).toBe(expected));

  it.each([
    ["202706", "2027年6月"],
    ["2027-07-15", "2027年7月15日"],
    ["入职当日", "入职当日"],
  ])("%s is written %s", (text, expected) => expect(chineseDate(text)).toBe(expected));

  it("refuses a text that is no instant", () => expect(() => beijingTime("昨天")).toThrow(RangeError));
});

describe("pictureOfAgreement", () => {
  it("shows every page: none has a ground that lies over those before", () => {
    const picture = pictureOfAgreement({
      ...signed,
      textSha256: "a".repeat(64),
      supplement: "补充".repeat(400),
    });
    expect(picture).toMatch(/viewBox="0 0 595\.\d+ 2525\.\d+"/);
    expect(picture).not.toContain('fill="#ffffff"');
  });
});
