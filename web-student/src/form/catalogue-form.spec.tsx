// @vitest-environment happy-dom
import type { FormField } from "@gd/web-kit";
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { field as entryOf, press, pressSoon, showApp, type } from "../../test/show-app.js";
import { CatalogueForm } from "./catalogue-form.js";
import { useCatalogueForm } from "./use-catalogue-form.js";

const field = (key: string, label: string, more: Partial<FormField> = {}): FormField => ({
  key,
  label,
  kind: "TEXT",
  mandatory: true,
  maxLength: 10,
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

const countries = [
  "中国",
  "日本",
  "韩国",
  "英国",
  "法国",
  "德国",
  "美国",
  "加拿大",
  "俄罗斯",
  "巴布亚新几内亚",
  "新加坡",
  "新西兰",
];
const options = [...countries, "越南", "其他"].map((label, index) => ({
  code: String(index),
  label,
  pinyin: label === "新加坡" ? "xin jia po" : "-",
}));

const form = {
  sections: [
    {
      title: "单位",
      fields: [
        field("employerName", "单位名称", { kind: "EMPLOYER_NAME" }),
        field("natureCode", "单位性质"),
        field("country", "国家", { kind: "CODE", table: "country", without: ["13"] }),
        field("settles", "是否解决户档", { kind: "YES_NO", mandatory: false }),
        field("mobile", "联系电话", { kind: "MOBILE" }),
        field("remark", "备注", { kind: "LONG_TEXT", mandatory: false }),
        field("place", "所在地", { kind: "DIVISION" }),
      ],
    },
  ],
  tables: [{ name: "country", options }],
};

let latest: Readonly<Record<string, string>> = {};

function Filling() {
  const filled = useCatalogueForm({ remark: "旧" });
  latest = filled.values;
  return (
    <>
      <CatalogueForm form={form} subType={null} filled={filled} />
      <button
        type="button"
        onClick={() =>
          filled.refuse({ "fields.mobile": "号码应为11位", "fields.country": "请选择国家", other: "别处" })
        }
      >
        拒绝
      </button>
    </>
  );
}

const inSheet = () =>
  screen.getAllByRole("listitem").map(({ textContent }) => textContent?.replace(/[✓›]/g, ""));

describe("a form drawn from the catalogue", () => {
  it("shows what is refused beside its fields, and takes it away where something is changed", async () => {
    serve({});
    showApp(<Filling />);
    press("拒绝");
    expect(await screen.findByText("号码应为11位")).toBeDefined();
    expect(entryOf("联系电话").getAttribute("aria-invalid")).toBe("true");
    expect(screen.queryByText("别处")).toBeNull();
    type("联系电话", "13900000000");
    expect(screen.queryByText("号码应为11位")).toBeNull();
    expect(screen.getByText("请选择国家")).toBeDefined();
  });

  it("offers the keyboard that suits, and counts what is long", () => {
    serve({});
    showApp(<Filling />);
    expect(entryOf("联系电话").inputMode).toBe("tel");
    expect(screen.getByText("1/10")).toBeDefined();
    type("备注", "𠮷".repeat(11));
    expect(screen.getByText("11/10").className).toContain("entry-problem");
  });

  it("chooses one of many by a part of its name, what begins with it first, and offers nothing left out", async () => {
    serve({});
    showApp(<Filling />);
    fireEvent.click(entryOf("国家"));
    const search = await screen.findByLabelText("输入名称或拼音查询");
    expect(inSheet()).not.toContain("其他");
    fireEvent.change(search, { target: { value: "新" } });
    expect(inSheet()).toEqual(["新加坡", "新西兰", "巴布亚新几内亚"]);
    fireEvent.change(search, { target: { value: "XJ" } });
    expect(inSheet()).toEqual(["新加坡"]);
    fireEvent.change(search, { target: { value: "火星" } });
    expect(screen.getByText("没有符合的选项，请换个名称查询")).toBeDefined();
    fireEvent.change(search, { target: { value: "加坡" } });
    press("新加坡");
    expect(latest.country).toBe("10");
  });

  it("answers yes or no, and neither before", () => {
    serve({});
    showApp(<Filling />);
    const no = screen.getByLabelText<HTMLInputElement>("否");
    expect([screen.getByLabelText<HTMLInputElement>("是").checked, no.checked]).toEqual([false, false]);
    fireEvent.click(no);
    expect(latest.settles).toBe("NO");
  });

  it("suggests known employers once the fingers rest, and fills in what they tell of themselves", async () => {
    const { of } = serve({
      KnownEmployers: {
        knownEmployers: [
          {
            __typename: "KnownEmployer",
            name: "云岭财经有限公司",
            uscc: "91530000MA6K00000X",
            natureCode: "20",
            natureLabel: "国企",
            industryCode: "J",
            industryLabel: "金融业",
            divisionCode: "530100",
            divisionName: "昆明市",
          },
        ],
      },
      EmployerWarnings: { employerWarnings: [] },
    });
    showApp(<Filling />);
    type("单位名称", "云");
    type("单位名称", "云岭");
    await pressSoon("云岭财经有限公司");
    expect(of("KnownEmployers")).toEqual([{ text: "云岭" }]);
    expect(latest).toMatchObject({
      employerName: "云岭财经有限公司",
      uscc: "91530000MA6K00000X",
      natureCode: "20",
      divisionCode: "530100",
    });
    expect(screen.queryByText("以上都不是，自行填写")).toBeNull();
  });

  it("leads to a division step by step", async () => {
    const division = (code: string, name: string, hasChildren: boolean) => ({
      __typename: "Division",
      code,
      name,
      fullName: name,
      hasChildren,
    });
    serve({
      Divisions: ({ parent }) => ({
        divisions: parent ? [division("530102", "五华区", false)] : [division("530000", "云南省", true)],
      }),
      FindDivisions: {
        findDivisions: [{ ...division("530102", "云南省五华区", false), __typename: "NamedDivision" }],
      },
    });
    showApp(<Filling />);
    fireEvent.click(entryOf("所在地"));
    await pressSoon("云南省");
    await pressSoon("五华区");
    expect(latest.place).toBe("530102");
    await waitFor(() => expect(entryOf("所在地").textContent).toBe("云南省五华区"));
  });
});
