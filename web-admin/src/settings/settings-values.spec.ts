import { describe, expect, it } from "vitest";
import { missingScopes } from "./contact-section.js";
import type { SchoolSettings } from "./settings-documents.js";
import { changesOf, inputOf, problemsOf } from "./settings-values.js";

const settings = {
  cohort: 2027,
  signingOn: false,
  reviewMode: "SCHOOL_ONLY",
  terminationLimit: 2,
  contacts: [],
} as unknown as SchoolSettings;
const contact = { name: " 韩雪 ", phone: "025-83590001", address: "江东市学府路2号", postcode: "210046" };
const values = { signingOn: false, reviewMode: "SCHOOL_ONLY", terminationLimit: 2 } as const;

describe("签约设置 as it is sent", () => {
  it("P-11: contacts of which nothing was typed are left for later", () => {
    const contacts = { UNDERGRADUATE: contact, POSTGRADUATE: { name: " " } };
    const input = inputOf(settings, { ...values, contacts }, "ALL", true);
    expect(input.contacts).toEqual([{ levelScope: "UNDERGRADUATE", ...contact }]);
    expect(inputOf(settings, { ...values, contacts }, "POSTGRADUATE", true).contacts).toEqual([]);
  });

  it("says in words what saving does, and nothing where nothing was changed", () => {
    const same = inputOf(settings, values, "ALL", false);
    expect(changesOf(settings, same)).toEqual([]);
    const changed = { ...same, signingOn: true, reviewMode: "DEPARTMENT_THEN_SCHOOL", terminationLimit: 0 };
    expect(
      changesOf(settings, { ...changed, contacts: [{ levelScope: "ALL", ...contact }] } as typeof same),
    ).toEqual([
      "开启2027届在线签约、补登和去向登记；毕业生或用人单位有操作后不可再关闭",
      "审核方式改为「先院系再校级审核」",
      "每名毕业生解约申请最大次数改为 0 次",
      "提交全校协议经办人「韩雪」，提交后不可修改",
    ]);
  });

  it("brings the server's problems with a contact to that contact's own fields", () => {
    const input = inputOf(settings, { ...values, contacts: { POSTGRADUATE: contact } }, "ALL", true);
    const refused = {
      "contacts.0.phone": "格式不正确",
      "contacts.0.levelScope": "已有经办人",
      reviewMode: "不能修改",
    };
    expect(problemsOf(refused, input)).toEqual([
      { name: ["contacts", "POSTGRADUATE", "phone"], errors: ["格式不正确"] },
      { name: ["contacts", "POSTGRADUATE", "name"], errors: ["已有经办人"] },
      { name: ["reviewMode"], errors: ["不能修改"] },
    ]);
  });
});

describe("the contacts that may still be given (P-11)", () => {
  const stored = (levelScope: "ALL" | "UNDERGRADUATE" | "POSTGRADUATE") => ({ levelScope, ...contact });

  it("are one for the school, or one for each level", () => {
    expect(missingScopes([], "ALL", false)).toEqual(["ALL"]);
    expect(missingScopes([], "ALL", true)).toEqual(["UNDERGRADUATE", "POSTGRADUATE"]);
    expect(missingScopes([stored("UNDERGRADUATE")], "ALL", false)).toEqual(["POSTGRADUATE"]);
  });

  it("are none once the whole school has one, and never those of a level one does not look after", () => {
    expect(missingScopes([stored("ALL")], "ALL", true)).toEqual([]);
    expect(missingScopes([], "POSTGRADUATE", true)).toEqual(["POSTGRADUATE"]);
    expect(missingScopes([stored("POSTGRADUATE")], "POSTGRADUATE", true)).toEqual([]);
  });
});
