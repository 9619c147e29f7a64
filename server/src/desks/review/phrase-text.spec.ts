import { describe, expect, it } from "vitest";
import { filledPhrase, phraseProblem } from "./phrase-text.js";

describe("the text of a 常用语", () => {
  it.each([
    ["", "请填写常用语"],
    ["请补充{材料}后重新提交", "没有「{材料}」这个占位符"],
    ["{}", "没有「{}」这个占位符"],
    ["{ 姓名 }同学", "没有「{ 姓名 }」这个占位符"],
    ["{姓名同学", "花括号没有成对"],
    ["姓名}同学", "花括号没有成对"],
    ["{{姓名}}", "花括号没有成对"],
    ["｛姓名｝同学", "半角花括号"],
    ["字".repeat(301), "最多300个字"],
  ])("%s is refused", (text, problem) => {
    expect(phraseProblem(text)).toContain(problem);
  });

  it.each([
    "请上传盖章的就业协议书原件。",
    "{姓名}（{学号}）：{院系}{专业}与{单位}所填不一致",
    "字".repeat(300),
  ])("%s may be saved", (text) => expect(phraseProblem(text)).toBeNull());

  it("is filled wholly or not at all", () => {
    expect(filledPhrase("{姓名}同学，{单位}的名称有误", { 姓名: "王子涵", 单位: "$1公司" })).toBe(
      "王子涵同学，$1公司的名称有误",
    );
    expect(filledPhrase("{姓名}同学，{单位}的名称有误", { 姓名: "王子涵", 单位: null })).toBeNull();
    expect(filledPhrase("{姓名}同学", {})).toBeNull();
    expect(filledPhrase("请补充材料", {})).toBe("请补充材料");
  });
});
