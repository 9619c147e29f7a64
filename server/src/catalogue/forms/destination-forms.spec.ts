import { describe, expect, it } from "vitest";
import {
  catalogue,
  checkDestination,
  checkDestinationProofs,
  type DestinationForm,
  destinationFormOf,
  destinationForms,
  destinationLabel,
  type FormField,
  type FormStage,
  formChanges,
  formFacts,
  holdsFor,
  offeredDestinations,
  offeredSubTypes,
  reportedDestination,
  usccCheckCharacter,
} from "../index.js";
import { fieldsOf, isOf } from "./field.js";

const COHORT = 2027;
const USCC = "91530000MA6K5X123";
const GOOD_USCC = USCC + usccCheckCharacter(USCC);

/** A value that suits the field. */
function goodValue({ kind, table, without }: FormField): string {
  if (kind === "CODE" && table) {
    return (
      catalogue(table)
        .entries(COHORT)
        .find(({ code }) => !without.includes(code))?.code ?? ""
    );
  }
  const values = {
    TEXT: "江东理工大学",
    LONG_TEXT: "在平台上写作",
    EMPLOYER_NAME: "云南滇东物流有限公司",
    USCC: GOOD_USCC,
    MOBILE: "19912340001",
    PHONE: "0871-63000000",
    EMAIL: "hr@example.com",
    POSTCODE: "650000",
    CODE: "",
    DIVISION: "530102",
    MONTH: "2027-09",
    DATE: "2027-07-15",
    INTEGER: "8000",
    YES_NO: "YES",
  };
  return values[kind];
}

/** A text that another kind of field would take, or that comes close. */
const BAD: Partial<Record<FormField["kind"], readonly string[]>> = {
  EMPLOYER_NAME: ["云"],
  USCC: [GOOD_USCC.slice(0, 17), `${USCC}${GOOD_USCC.endsWith("0") ? "1" : "0"}`, "19912340001"],
  PHONE: ["63000000", "12345", "二二三"],
  CODE: ["没有", "530102"],
  DIVISION: ["530000", "530100", "999999", "昆明市"],
  MONTH: ["2027-13", "2027-9", "202709"],
};

interface Case {
  name: string;
  form: DestinationForm;
  subType: string | null;
  fields: readonly FormField[];
  good: Record<string, string>;
}

const cases: Case[] = destinationForms.flatMap((form) => {
  const subTypes = form.subTypes.length > 0 ? form.subTypes.map(({ code }) => code) : [null];
  return subTypes.map((subType) => {
    const fields = fieldsOf(form, subType);
    const good = Object.fromEntries(fields.map((one) => [one.key, goodValue(one)]));
    return { name: destinationLabel(form.typeCode, subType), form, subType, fields, good };
  });
});

const eachField = cases.flatMap((one) => one.fields.map((field) => ({ ...one, field, label: field.label })));

function check(one: Case, fields: Record<string, unknown>, stage: FormStage = "SUBMIT") {
  const trainingMode = one.form.forCommissioned ? "21" : "1";
  return checkDestination(one.form.typeCode, one.subType, fields, { stage, cohort: COHORT, trainingMode });
}

describe("forms of destinations (F-60, spec 2 §3)", () => {
  it("gives every destination of the code table one form in every year, or makes it a sub-type", () => {
    const subTypes = new Set(destinationForms.flatMap((form) => form.subTypes.map(({ code }) => code)));
    for (const { code } of catalogue("destination").all()) {
      for (const cohort of [2019, 2021, 2022, COHORT]) {
        const forms = destinationForms.filter((form) => form.typeCode === code && holdsFor(form, cohort));
        expect(forms.length, `${code} ${cohort}`).toBe(subTypes.has(code) ? 0 : 1);
      }
    }
  });

  it("marks what is inferred or ours as unconfirmed, as the code table does", () => {
    for (const form of destinationForms) {
      expect(form.confirmed, form.typeCode).toBe(catalogue("destination").find(form.typeCode)?.confirmed);
    }
  });

  it("names every key once in a form, and asks for fields and tables that exist", () => {
    for (const { fields, name } of cases) {
      const keys = fields.map(({ key }) => key);
      expect(new Set(keys).size, name).toBe(keys.length);
      for (const { kind, table, optionalWhen } of fields) {
        expect(table === null, name).toBe(kind !== "CODE");
        if (optionalWhen) expect(keys, name).toContain(optionalWhen.key);
      }
    }
  });

  it.each([
    ["10", "employerName uscc natureCode industryCode divisionCode jobCategoryCode contactName contactPhone"],
    ["11", "employerName uscc natureCode industryCode divisionCode jobCategoryCode contactName contactPhone"],
    ["46", "divisionCode"],
    ["502", "employerName divisionCode contactName contactPhone"],
    ["75", "employerName natureCode industryCode divisionCode"],
    ["76", "freelanceKindCode description"],
    ["803", "schoolName majorName"],
    ["85", "countryCode schoolName schoolNameForeign majorName majorNameForeign"],
    ["70", ""],
    ["71", ""],
    ["72", ""],
    ["90", "employerName divisionCode"],
  ])("%s asks for %s", (code, keys) => {
    const one = cases.find(({ form }) => form.typeCode === code);
    const mandatory = one?.fields.filter((field) => field.mandatory).map(({ key }) => key);
    expect(mandatory?.join(" ")).toBe(keys);
  });
});

describe("checkDestination", () => {
  it.each(cases)("$name: takes what is complete and right, tidied", (one) => {
    const spaced = Object.fromEntries(Object.entries(one.good).map(([key, value]) => [key, ` ${value} `]));
    expect(check(one, spaced)).toEqual({ problems: [], values: one.good });
  });

  it.each(eachField.filter(({ field }) => field.mandatory))("$name: asks for $label", (one) => {
    for (const left of [undefined, null, "", "  "]) {
      const { problems } = check(one, { ...one.good, [one.field.key]: left });
      expect(problems).toEqual([
        {
          field: `fields.${one.field.key}`,
          message: expect.stringMatching(`^请(填写|选择)${escaped(one.label)}$`),
        },
      ]);
      expect(check(one, { ...one.good, [one.field.key]: left }, "DRAFT").problems).toEqual([]);
    }
  });

  it.each(eachField)("$name: refuses $label too long, also in a draft", (one) => {
    const long = "𠮷".repeat(one.field.maxLength + 1);
    for (const stage of ["SUBMIT", "DRAFT"] as const) {
      const { problems } = check(one, { ...one.good, [one.field.key]: long }, stage);
      expect(problems).toEqual([
        {
          field: `fields.${one.field.key}`,
          message: expect.stringContaining(`最多${one.field.maxLength}个字`),
        },
      ]);
    }
    const fits = check(one, { ...one.good, [one.field.key]: "𠮷".repeat(one.field.maxLength) }, "DRAFT");
    expect(fits.problems).toEqual([]);
  });

  it.each(eachField)("$name: refuses $label of another type", (one) => {
    for (const value of [5, true, ["a"], { a: 1 }, "a\0b"]) {
      const { problems } = check(one, { ...one.good, [one.field.key]: value }, "DRAFT");
      expect(problems).toEqual([{ field: `fields.${one.field.key}`, message: expect.any(String) }]);
    }
    for (const value of BAD[one.field.kind] ?? []) {
      const { problems } = check(one, { ...one.good, [one.field.key]: value });
      expect(problems, value).toEqual([{ field: `fields.${one.field.key}`, message: expect.any(String) }]);
      expect(check(one, { ...one.good, [one.field.key]: value }, "DRAFT").problems).toEqual([]);
    }
  });

  it.each(cases)("$name: refuses keys it does not have", (one) => {
    const { problems, values } = check(one, { ...one.good, salary: "1" }, "DRAFT");
    expect(problems).toEqual([{ field: "fields.salary", message: expect.stringContaining("salary") }]);
    expect(values).not.toHaveProperty("salary");
  });

  it("asks for the sub-type of a type that has some, and takes none of another", () => {
    for (const { form } of cases.filter(({ subType }) => subType !== null)) {
      const answer = (code: string | null, stage: FormStage) =>
        checkDestination(form.typeCode, code, {}, { stage, cohort: COHORT, trainingMode: "1" }).problems;
      const problem = { field: "subType", message: expect.stringContaining(form.subTypeLabel ?? "") };
      expect(answer(null, "SUBMIT")).toContainEqual(problem);
      expect(answer(null, "DRAFT")).toEqual([]);
      expect(answer("没有", "DRAFT")).toContainEqual(problem);
    }
    const [problem] = checkDestination("71", "701", {}, entering("DRAFT")).problems;
    expect(problem?.field).toBe("subType");
  });

  it("spec 2 §3: asks for a USCC only where the employer has one", () => {
    const one = cases.find(({ form }) => form.typeCode === "11") as Case;
    const { uscc: _, ...without } = one.good;
    expect(check(one, { ...without, natureCode: "40" }).problems).toEqual([]);
    expect(check(one, { ...without, natureCode: "39" }).problems).toEqual([
      { field: "fields.uscc", message: "请填写统一社会信用代码" },
    ]);
  });

  it("takes no China as a country abroad, but lets an international organisation sit there", () => {
    const abroad = cases.find(({ subType }) => subType === "WORK_ABROAD") as Case;
    expect(check(abroad, { ...abroad.good, countryCode: "CN" }).problems[0]?.field).toBe(
      "fields.countryCode",
    );
    expect(check(abroad, { ...abroad.good, countryCode: "HK" }).problems).toEqual([]);
    expect(abroad.good).not.toHaveProperty("divisionCode");
    const office = cases.find(({ subType }) => subType === "INTERNATIONAL_ORGANISATION") as Case;
    expect(check(office, { ...office.good, countryCode: "CN" }).problems).toEqual([]);
  });

  it("keeps a draft without a type, but neither fields without one nor a submission", () => {
    expect(checkDestination(null, null, {}, entering("DRAFT")).problems).toEqual([]);
    const typeMissing = [{ field: "typeCode", message: "请选择毕业去向类型" }];
    expect(checkDestination(null, null, { schoolName: "甲" }, entering("DRAFT")).problems).toEqual(
      typeMissing,
    );
    expect(checkDestination(null, null, {}, entering("SUBMIT")).problems).toEqual(typeMissing);
    expect(checkDestination("701", null, {}, entering("SUBMIT")).problems[0]?.field).toBe("typeCode");
  });
});

describe("who may use which type (F-64)", () => {
  it.each([
    ["21", true],
    ["41", true],
    ["1", false],
    ["22", false],
    ["42", false],
    ["3", false],
    ["5", false],
  ])("培养方式 %s: only 90 is %s", (trainingMode, only) => {
    const codes = offeredDestinations({ cohort: COHORT, trainingMode }).map(({ typeCode }) => typeCode);
    expect(codes.includes("90")).toBe(only);
    expect(codes).toHaveLength(only ? 1 : destinationForms.length - 1);
  });

  it("refuses the others, also in a draft", () => {
    const refused = (type: string, trainingMode: string) =>
      checkDestination(type, null, {}, { stage: "DRAFT", cohort: COHORT, trainingMode }).problems;
    expect(refused("90", "1")).toEqual([{ field: "typeCode", message: expect.stringContaining("不能登记") }]);
    expect(refused("71", "41")).toEqual([
      { field: "typeCode", message: expect.stringContaining("定向/委培毕业去向补充登记") },
    ]);
    expect(refused("90", "21")).toEqual([]);
  });
});

describe("proofs (spec 2 §3)", () => {
  const groups = cases.flatMap((one) =>
    one.form.proofs
      .filter((group) => isOf(group, one.subType))
      .map((group) => ({ ...one, group, key: group.key })),
  );
  const complete = ({ form, subType }: Case) =>
    Object.fromEntries(
      form.proofs
        .filter((group) => isOf(group, subType))
        .flatMap(({ proofs, rule }) => (rule === "ALL" ? proofs : proofs.slice(0, 1)))
        .map(({ key }) => [key, 1]),
    );
  const missing = (one: Case, given: Record<string, number>) =>
    checkDestinationProofs(one.form.typeCode, one.subType, given, COHORT).map(({ field }) => field);

  it.each(cases)("$name: has enough with what each group asks for", (one) => {
    expect(missing(one, complete(one))).toEqual([]);
  });

  it.each(groups.filter(({ group }) => group.rule === "ALL"))("$name: needs each of $key", (one) => {
    for (const { key } of one.group.proofs) {
      expect(missing(one, { ...complete(one), [key]: 0 })).toEqual([`proofs.${key}`]);
    }
  });

  it.each(groups.filter(({ group }) => group.rule === "ONE"))("$name: needs one of $key", (one) => {
    const ofGroup = one.group.proofs.map(({ key }) => key);
    const others = Object.fromEntries(
      Object.entries(complete(one)).filter(([key]) => !ofGroup.includes(key)),
    );
    expect(missing(one, others)).toEqual([`proofs.${one.group.key}`]);
    for (const key of ofGroup) expect(missing(one, { ...others, [key]: 2 })).toEqual([]);
  });

  it("needs no partner agreement of a studio, but takes it", () => {
    const one = cases.find(({ subType }) => subType === "STUDIO") as Case;
    expect(missing(one, { ...complete(one), partnerAgreement: 0 })).toEqual([]);
    expect(missing(one, { ...complete(one), partnerAgreement: 1 })).toEqual([]);
  });

  it.each([
    ["11", null, ["proofs.contractRegistration", "proofs.contract"]],
    ["10", "WORK_ABROAD", ["proofs.departureRegistration", "proofs.foreignEmployerLetter"]],
    ["10", "PUBLIC_RECRUITMENT", ["proofs.acceptance"]],
    ["46", null, ["proofs.enlistment"]],
    ["85", null, ["proofs.departureRegistration", "proofs.foreignAdmission"]],
    ["70", "701", []],
    ["71", null, []],
    ["72", "722", []],
    ["90", null, ["proofs.commissionAgreement"]],
  ])("%s %s lacks %j when nothing was uploaded", (type, subType, fields) => {
    expect(checkDestinationProofs(type, subType, {}, COHORT).map(({ field }) => field)).toEqual(fields);
  });

  it("refuses files for what is not asked for", () => {
    expect(checkDestinationProofs("71", null, { diploma: 1 }, COHORT)).toEqual([
      { field: "proofs.diploma", message: expect.stringContaining("请删除") },
    ]);
  });
});

describe("what is reported and read", () => {
  it.each([
    ["10", "WORK_ABROAD", 2021, "12"],
    ["10", "PUBLIC_RECRUITMENT", 2021, "12"],
    ["10", "WORK_ABROAD", 2022, "10"],
    ["10", "PUBLIC_RECRUITMENT", COHORT, "10"],
    ["70", "703", COHORT, "703"],
    ["72", "722", COHORT, "722"],
    ["75", "STUDIO", COHORT, "75"],
    ["85", null, COHORT, "85"],
  ])("%s %s of cohort %i counts under %s", (type, subType, cohort, code) => {
    expect(reportedDestination(type, subType, cohort)).toBe(code);
    expect(catalogue("destination").find(code)).toBeDefined();
  });

  it("labels codes, divisions, countries and yes or no", () => {
    const form = destinationFormOf("85", COHORT) as DestinationForm;
    const [section] = formFacts(form, null, { countryCode: "HK", schoolName: "香港大学" });
    expect(section?.title).toBe("留学信息");
    expect(section?.facts.slice(0, 3)).toEqual([
      { key: "countryCode", label: "留学国家或地区", value: "中国香港" },
      { key: "schoolName", label: "留学院校（中文）", value: "香港大学" },
      { key: "schoolNameForeign", label: "留学院校（外文）", value: null },
    ]);
    const home = destinationFormOf("46", COHORT) as DestinationForm;
    expect(formFacts(home, null, { divisionCode: "320102" })[0]?.facts[0]?.value).toBe("江苏省南京市玄武区");
    expect(formFacts(destinationFormOf("71", COHORT) as DestinationForm, null, {})).toEqual([]);
  });

  it("F-62: tells what changed, also to another type: its own fields first, then those that are gone", () => {
    const facts = (code: string, values: Record<string, string>) =>
      formFacts(destinationFormOf(code, COHORT) as DestinationForm, null, values);
    const contract = facts("11", { employerName: "甲公司", divisionCode: "320102", natureCode: "39" });
    expect(formChanges(contract, contract)).toEqual([]);
    expect(formChanges(contract, facts("11", { employerName: "乙公司", divisionCode: "320102" }))).toEqual([
      { key: "employerName", label: "单位名称", before: "甲公司", after: "乙公司" },
      { key: "natureCode", label: "单位性质", before: "其他企业", after: null },
    ]);
    expect(formChanges(contract, facts("502", { employerName: "甲公司", contactName: "王敏" }))).toEqual([
      { key: "divisionCode", label: "服务单位所在地", before: "江苏省南京市玄武区", after: null },
      { key: "contactName", label: "联系人", before: null, after: "王敏" },
      { key: "natureCode", label: "单位性质", before: "其他企业", after: null },
    ]);
  });

  it("offers the sub-types of a year and labels them with their type", () => {
    const form = destinationFormOf("70", COHORT) as DestinationForm;
    expect(offeredSubTypes(form, COHORT).map(({ code }) => code)).toEqual([
      "701",
      "702",
      "703",
      "704",
      "705",
    ]);
    expect(destinationLabel("70", "701")).toBe("待就业（求职中）");
    expect(destinationLabel("71", null)).toBe("不就业拟升学");
  });
});

function entering(stage: FormStage) {
  return { stage, cohort: COHORT, trainingMode: "1" };
}

function escaped(text: string): string {
  return text.replace(/[/()]/g, "\\$&");
}
