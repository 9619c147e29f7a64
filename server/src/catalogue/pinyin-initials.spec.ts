import { describe, expect, it } from "vitest";
import { catalogue, findDivisions } from "./index.js";
import { pinyinInitials } from "./pinyin-initials.js";

describe("search by the first letters of 拼音 (spec 3 §4)", () => {
  it.each([
    ["昆明市", "kms"],
    ["重庆市", "cqs"],
    ["呼和浩特市", "hhhts"],
    ["漯河市", "lhs"],
    ["泸州市", "lzs"],
    ["蚌埠市", "bbs"],
    ["信息传输、软件和信息技术服务业", "xxcsrjhxxjsfwy"],
    ["签劳动合同形式就业", "qldhtxsjy"],
    ["升学：研究生", "sxyjs"],
    ["俄罗斯", "els"],
    ["A类", "al"],
  ])("%s: %s", (text, initials) => expect(pinyinInitials(text)).toBe(initials));

  it("has a letter for every character of the code tables and divisions", () => {
    const labels = (["industry", "country", "jobCategory", "destination"] as const).flatMap((name) =>
      catalogue(name)
        .entries(2027)
        .map(({ label }) => label),
    );
    const silent = labels.filter(
      (label) => pinyinInitials(label).length < label.replace(/[^\p{Script=Han}]/gu, "").length,
    );
    expect(silent).toEqual([]);
  });

  it("finds divisions: what is named so itself first", () => {
    expect(findDivisions("kms")[0]).toMatchObject({ code: "530100" });
    expect(findDivisions("CQ")[0]).toMatchObject({ code: "500000" });
    expect(findDivisions("kmwh").map(({ fullName }) => fullName)).toEqual([]);
    expect(findDivisions("kmswhq")[0]?.fullName).toBe("云南省昆明市五华区");
  });
});
