import { describe, expect, it } from "vitest";
import { processorMs } from "../../test/processor-time.js";
import { catalogue, findDivisions } from "./index.js";
import { isTypedInPinyin, pinyinOf, placeInPinyin } from "./pinyin.js";

describe("search by 拼音 (spec 3 §4)", () => {
  it.each([
    ["昆明市", "kun ming shi"],
    ["重庆市", "chong qing shi"],
    ["厦门市", "xia men shi"],
    ["六安市", "lu an shi"],
    ["呼和浩特市", "hu he hao te shi"],
    ["漯河市", "luo he shi"],
    ["蚌埠市", "beng bu shi"],
    ["单县", "shan xian"],
    ["洪洞县", "hong tong xian"],
    ["吕梁市", "lv liang shi"],
    ["会计学院", "kuai ji xue yuan"],
    ["银行业", "yin hang ye"],
    ["朝鲜", "chao xian"],
    ["信息传输、软件和信息技术服务业", "xin xi chuan shu ruan jian he xin xi ji shu fu wu ye"],
    ["升学：研究生", "sheng xue yan jiu sheng"],
    ["A类", "a lei"],
  ])("%s: %s", (text, read) => expect(pinyinOf(text)).toBe(read));

  it("reads every character of the code tables", () => {
    const labels = (["industry", "country", "jobCategory", "destination"] as const).flatMap((name) =>
      catalogue(name)
        .entries(2027)
        .map(({ label }) => label),
    );
    const silent = labels.filter(
      (label) => pinyinOf(label).split(" ").length < label.replace(/[^\p{Script=Han}]/gu, "").length,
    );
    expect(silent).toEqual([]);
  });

  it.each([
    ["kunming", 0],
    ["km", 0],
    ["kms", 0],
    ["Kun Ming", 0],
    ["kunmsh", 0],
    ["ming", 1],
    ["ks", -1],
    ["kunmingshiq", -1],
    ["un", -1],
    ["", -1],
  ])("%s in kun ming shi: %i", (search, place) => expect(placeInPinyin("kun ming shi", search)).toBe(place));

  it("ends soon whatever is typed", async () => {
    const spent = await processorMs(() => {
      expect(placeInPinyin(Array(60).fill("zhzh").join(" "), "zh".repeat(60))).toBe(0);
      expect(placeInPinyin(Array(60).fill("zz").join(" "), `${"z".repeat(60)}a`)).toBe(0);
      expect(placeInPinyin(Array(60).fill("zz").join(" "), `${"z".repeat(39)}a`)).toBe(-1);
    });
    expect(spent).toBeLessThan(500);
  });

  it("tells what is typed in 拼音 from codes and characters", () => {
    expect(["km", "kunming shi", "xi'an"].every(isTypedInPinyin)).toBe(true);
    expect(["", "5301", "昆m", "昆明"].some(isTypedInPinyin)).toBe(false);
  });

  it("finds divisions: what is named so itself first", () => {
    expect(findDivisions("kms")[0]).toMatchObject({ code: "530100" });
    expect(findDivisions("kunming")[0]).toMatchObject({ code: "530100" });
    expect(findDivisions("chongq")[0]).toMatchObject({ code: "500000" });
    expect(findDivisions("CQ")[0]).toMatchObject({ code: "500000" });
    expect(findDivisions("kmwh").map(({ fullName }) => fullName)).toEqual([]);
    expect(findDivisions("kmswhq")[0]?.fullName).toBe("云南省昆明市五华区");
    expect(findDivisions("wuhuaq")[0]?.fullName).toBe("云南省昆明市五华区");
  });
});
