import { describe, expect, it } from "vitest";
import {
  type CatalogueForm,
  type FormField,
  isFoundBy,
  isMandatory,
  optionsOf,
  payNotice,
  problemsBeforeSending,
  problemsOfFields,
  sectionsShown,
  valuesToSend,
} from "./catalogue-form.js";

const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  label: key,
  kind: "TEXT",
  mandatory: true,
  maxLength: 5,
  without: [],
  subTypes: null,
  table: null,
  help: null,
  optionalWhen: null,
  format: null,
  formatProblem: null,
  onProblem: false,
  ...more,
});

const uscc = field("uscc", { optionalWhen: { key: "nature", values: ["40"] }, maxLength: 30 });
const form: CatalogueForm = {
  sections: [
    { title: "单位", fields: [uscc, field("nature", { kind: "CODE", table: "nature", without: ["99"] })] },
    { title: "境外", fields: [field("country", { subTypes: ["ABROAD"] })] },
  ],
  tables: [
    {
      name: "nature",
      options: [
        { code: "40", label: "部队", pinyin: "bu dui" },
        { code: "99", label: "其他", pinyin: "qi ta" },
      ],
    },
  ],
};

describe("forms drawn from the catalogue", () => {
  it("show the sections and fields of the chosen sub-type", () => {
    expect(sectionsShown(form, null).map(({ title }) => title)).toEqual(["单位"]);
    expect(sectionsShown(form, "HOME").map(({ title }) => title)).toEqual(["单位"]);
    expect(sectionsShown(form, "ABROAD").map(({ title }) => title)).toEqual(["单位", "境外"]);
  });

  it("ask for what is missing, and for less where another value allows it", () => {
    expect(problemsBeforeSending(form, null, {})).toEqual({ uscc: "请填写uscc", nature: "请选择nature" });
    expect(isMandatory(uscc, { nature: "40" })).toBe(false);
    expect(problemsBeforeSending(form, null, { nature: "40" })).toEqual({});
    expect(problemsBeforeSending(form, "ABROAD", { nature: "40", country: " " })).toEqual({
      country: "请填写country",
    });
  });

  it("count characters as people do", () => {
    const values = { nature: "40", country: "𠮷".repeat(5) };
    expect(problemsBeforeSending(form, "ABROAD", values)).toEqual({});
    expect(problemsBeforeSending(form, "ABROAD", { ...values, country: "𠮷".repeat(6) }).country).toContain(
      "填写了6个字",
    );
  });

  it("send only what is shown, trimmed", () => {
    const values = { uscc: " 91 ", nature: "", country: "HK", other: "旧" };
    expect(valuesToSend(form, null, values)).toEqual({ uscc: "91" });
    expect(valuesToSend(form, "ABROAD", values)).toEqual({ uscc: "91", country: "HK" });
  });

  it("offer what the field takes, and find the field of a refused path", () => {
    expect(optionsOf(form, form.sections[0]?.fields[1] as FormField)).toEqual([
      { code: "40", label: "部队", pinyin: "bu dui" },
    ]);
    expect(problemsOfFields({ "fields.uscc": "错", typeCode: "类型" })).toEqual({ uscc: "错" });
  });
});

describe("the minimum wage beside the pay (spec 2 §3)", () => {
  const wage = { from: "2025-09-01", monthlyYuan: 2540, hourlyYuan: 27.7 };
  it.each([
    [{}, false],
    [{ payAmount: "2540", payUnit: "MONTH" }, false],
    [{ payAmount: "2539", payUnit: "MONTH" }, true],
    [{ payAmount: "28", payUnit: "HOUR" }, false],
    [{ payAmount: "27", payUnit: "HOUR" }, true],
  ])("%o: below %s", (values, below) => {
    const notice = payNotice(wage, values);
    expect(notice.below).toBe(below);
    expect(notice.text).toContain("2540元/月、27.7元/时（2025-09-01起）");
  });

  it("says that nothing is known of a place", () => {
    expect(payNotice(null, { payAmount: "1" })).toEqual({
      text: expect.stringContaining("未收录"),
      below: false,
    });
  });
});

it.each([
  ["昆明", true],
  ["kunming", true],
  ["KM", true],
  ["km s", true],
  ["mings", true],
  ["", true],
  ["ks", false],
  ["昆山", false],
])("%s finds 昆明市: %s", (search, found) =>
  expect(isFoundBy({ label: "昆明市", pinyin: "kun ming shi" }, search)).toBe(found));
