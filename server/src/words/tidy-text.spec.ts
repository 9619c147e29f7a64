import { describe, expect, it } from "vitest";
import { tidyCode, tidyLabel, tidyName, tidyText, unfitCharacter, unfitInName } from "./tidy-text.js";

describe("the one tidying of every text (F-98)", () => {
  it.each([
    ["every middle dot between Chinese characters", "阿依努尔•艾力", "阿依努尔·艾力"],
    ["the Greek and the Japanese ones", "阿‧依・努･尔⋅艾∙力●买．提.江", "阿·依·努·尔·艾·力·买·提·江"],
    ["with spaces about it", "阿依努尔 · 艾力", "阿依努尔·艾力"],
    ["not of Latin names", "O’BRIEN J.R.", "O’BRIEN J.R."],
    ["the private-use 䶮 of older systems", "段\ue863", "段䶮"],
    ["compatibility ideographs", "李\uf9dc", "李隆"],
    ["and those of plane 2", "王\u{2f800}", "王丽"],
    ["Kangxi radicals", "\u2f65一", "田一"],
    ["radicals that PDF readers hand out", "\u2ee2\u2ed3\u2ef0", "马长龙"],
    ["zero-width and bidirectional marks", "\u202d张\u200b三\u202c\ufeff", "张三"],
    ["decomposed letters", "JOSE\u0301", "JOSÉ"],
    ["full-width letters", "ＭＡＲＹ　ＡＮＮ", "MARY ANN"],
  ])("names: %s", (_, typed, kept) => expect(tidyName(typed)).toBe(kept));

  it("keeps the twelve unified ideographs of the compatibility block", () => {
    const twelve = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩";
    expect([...twelve]).toHaveLength(12);
    expect(tidyName(twelve)).toBe(twelve);
  });

  it.each([
    ["\ue816\ue817\ue818\ue831\ue83b\ue855", "𠂇𠂉𠃌𡗗𢦏𤇾"],
    ["\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864", "龴龵龶龷龸龹龺龻"],
    ["\ue7c7\ue7c8", "ḿǹ"],
    // A radical that GB 18030 gives to FE50 becomes the ideograph of that radical.
    ["\ue815", "厂"],
  ])("the private-use points of GBK and GB 18030 %#", (old, meant) => expect(tidyText(old)).toBe(meant));

  it.each([
    ["计算机学院\u200b", "计算机学院"],
    ["计算机　学院", "计算机学院"],
    ["马克思主义学院 (思政部)", "马克思主义学院（思政部）"],
    ["ＭＢＡ教育中心", "MBA教育中心"],
    ["School of  Law", "School of Law"],
  ])("catalogues: %s is %s", (typed, kept) => expect(tidyLabel(typed)).toBe(kept));

  it.each([
    ["\u202d199 0000 0001\u202c", "19900000001"],
    ["１９９０００００００１", "19900000001"],
    ["３４０１０１２００４１００１１０１７", "340101200410011017"],
    [" 91530100ma00000000 ", "91530100ma00000000"],
  ])("numbers: %s is %s", (typed, kept) => expect(tidyCode(typed)).toBe(kept));

  it("leaves long texts as they are written", () => {
    expect(tidyText("一、住宿。\r\n二、Ａ方　提供?\t餐")).toBe("一、住宿。\n二、Ａ方　提供? 餐");
  });

  it("names the code point of what no character stands for", () => {
    expect(unfitCharacter("李\ue000")).toContain("U+E000");
    expect(unfitCharacter("李\ud842")).toContain("U+D842");
    expect(unfitCharacter("李\u0000")).toContain("U+0000");
    expect(unfitCharacter("李\ufffd")).toContain("U+FFFD");
    expect(unfitCharacter("第一行\n第二行?")).toBeNull();
    expect(unfitInName("李?")).toContain("原系统缺字");
    expect(unfitInName("李\u{2a6a5}")).toBeNull();
  });
});
