import { describe, expect, it } from "vitest";
import { COHORT, type FormCase, formCases, GOOD_USCC } from "../../../test/form-cases.js";
import {
  catalogue,
  checkDestination,
  destinationForms,
  type FormField,
  type FormStage,
  holdsFor,
  offeredDestinations,
} from "../index.js";

/** A text that another kind of field would take, or that comes close. */
const BAD: Partial<Record<FormField["kind"], readonly string[]>> = {
  EMPLOYER_NAME: ["云"],
  USCC: [GOOD_USCC.slice(0, 17), `${GOOD_USCC.slice(0, 17)}I`, "19912340001"],
  PHONE: ["63000000", "12345", "二二三"],
  CODE: ["没有", "530102"],
  DIVISION: ["530000", "530100", "999999", "昆明市"],
  MONTH: ["2027-13", "2027-9", "202709"],
};

const eachField = formCases.flatMap((one) =>
  one.fields.map((field) => ({ ...one, field, label: field.label })),
);

function check(one: FormCase, fields: Record<string, unknown>, stage: FormStage = "SUBMIT") {
  const trainingMode = one.form.forCommissioned ? "21" : "1";
  return checkDestination(one.form.typeCode, one.subType, fields, { stage, cohort: COHORT, trainingMode });
}

describe("forms of destinations (F-60, D-03)", () => {
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
    for (const { fields, name } of formCases) {
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
    ["76", "freelanceKindCode divisionCode description"],
    ["803", "schoolName majorName"],
    ["85", "countryCode schoolName schoolNameForeign majorName majorNameForeign"],
    ["70", ""],
    ["71", ""],
    ["72", ""],
    ["90", "employerName divisionCode"],
  ])("%s asks for %s", (code, keys) => {
    const one = formCases.find(({ form }) => form.typeCode === code);
    const mandatory = one?.fields.filter((field) => field.mandatory).map(({ key }) => key);
    expect(mandatory?.join(" ")).toBe(keys);
  });
});

describe("checkDestination", () => {
  it.each(formCases)("$name: takes what is complete and right, tidied", (one) => {
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

  it.each(formCases)("$name: refuses keys it does not have", (one) => {
    const { problems, values } = check(one, { ...one.good, salary: "1" }, "DRAFT");
    expect(problems).toEqual([{ field: "fields.salary", message: expect.stringContaining("salary") }]);
    expect(values).not.toHaveProperty("salary");
  });

  it("asks for the sub-type of a type that has some, and takes none of another", () => {
    for (const { form } of formCases.filter(({ subType }) => subType !== null)) {
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

  it("D-03: asks for a USCC only where the employer has one", () => {
    const one = formCases.find(({ form }) => form.typeCode === "11") as FormCase;
    const { uscc: _, ...without } = one.good;
    expect(check(one, { ...without, natureCode: "40" }).problems).toEqual([]);
    expect(check(one, { ...without, natureCode: "39" }).problems).toEqual([
      { field: "fields.uscc", message: "请填写统一社会信用代码" },
    ]);
  });

  it("takes a USCC with a wrong check digit once the graduate says that it was compared", () => {
    const one = formCases.find(({ form }) => form.typeCode === "11") as FormCase;
    const unusual = `${GOOD_USCC.slice(0, 17)}${GOOD_USCC.endsWith("0") ? "1" : "0"}`;
    const entered: Record<string, string> = { ...one.good, uscc: unusual };
    delete entered.usccConfirmed;
    expect(check(one, entered).problems).toEqual([
      { field: "fields.usccConfirmed", message: expect.stringContaining("校验位") },
    ]);
    expect(check(one, entered, "DRAFT").problems).toEqual([]);
    expect(check(one, { ...entered, usccConfirmed: "YES" }).problems).toEqual([]);
  });

  it.each([
    ["803", "31", "专科"],
    ["802", "41", "本科"],
    ["272", "11", "博士"],
  ])("%s is refused to a graduate of 学历层次 %s, and says for whom it is", (typeCode, educationLevel, whom) => {
    const of = { cohort: COHORT, trainingMode: "1", educationLevel };
    const [problem, ...others] = checkDestination(typeCode, null, {}, { stage: "SUBMIT", ...of }).problems;
    expect(problem).toEqual({ field: "typeCode", message: expect.stringContaining(whom) });
    expect(others).toEqual([]);
    expect(offeredDestinations(of).map((form) => form.typeCode)).not.toContain(typeCode);
    // 毕业 and 结业 of one stage are the same.
    const own = { ...of, educationLevel: { 803: "43", 802: "33", 272: "03" }[typeCode] ?? "" };
    expect(offeredDestinations(own).map((form) => form.typeCode)).toContain(typeCode);
  });

  it("takes no China as a country abroad, but lets an international organisation sit there", () => {
    const abroad = formCases.find(({ subType }) => subType === "WORK_ABROAD") as FormCase;
    expect(check(abroad, { ...abroad.good, countryCode: "CN" }).problems[0]?.field).toBe(
      "fields.countryCode",
    );
    expect(check(abroad, { ...abroad.good, countryCode: "HK" }).problems).toEqual([]);
    expect(abroad.good).not.toHaveProperty("divisionCode");
    const office = formCases.find(({ subType }) => subType === "INTERNATIONAL_ORGANISATION") as FormCase;
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

function entering(stage: FormStage) {
  return { stage, cohort: COHORT, trainingMode: "1" };
}

function escaped(text: string): string {
  return text.replace(/[/()]/g, "\\$&");
}
