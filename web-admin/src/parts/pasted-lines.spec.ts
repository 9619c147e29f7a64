import { describe, expect, it } from "vitest";
import { problemsOfLines, readPastedLines } from "./pasted-lines.js";

const schools = ["学校代码", "学校名称", "省份代码", "通讯地址"];

describe("pasted lines", () => {
  it("are read with tabs and with commas of both kinds; an address keeps its own", () => {
    const text = "10284\t江东大学\t32\t江东市中山路1号\n\n10285，江东理工大学，32，东城区学府路2号，3号楼\n";
    expect(readPastedLines(text, schools)).toMatchObject({
      rows: [
        ["10284", "江东大学", "32", "江东市中山路1号"],
        ["10285", "江东理工大学", "32", "东城区学府路2号，3号楼"],
      ],
      problems: [],
    });
  });

  it("are read as spreadsheets save them: what has a comma stands in quotation marks", () => {
    const text = '10286,"江东,师范大学",32,"东城区学府路2号,""北楼"""\n10287,"江东"大学,32,学府路';
    expect(readPastedLines(text, schools).rows).toEqual([
      ["10286", "江东,师范大学", "32", '东城区学府路2号,"北楼"'],
      ["10287", '"江东"大学', "32", "学府路"],
    ]);
  });

  it("leave empty lines and the line of headings out of the text, so that lines are counted alike everywhere", () => {
    expect(readPastedLines("省份代码,省份名称\n\n32,江苏省", ["省份代码", "省份名称"])).toMatchObject({
      text: "32,江苏省",
      rows: [["32", "江苏省"]],
    });
  });

  it("say which line lacks what", () => {
    expect(readPastedLines("10284,江东大学\n10285,,32,学府路", schools).problems).toEqual([
      { line: 1, message: "应依次填写学校代码、学校名称、省份代码、通讯地址，共 4 项" },
      { line: 2, message: "学校名称未填写" },
    ]);
  });

  it("get the server's problems in their order", () => {
    expect(problemsOfLines({ "schools.10.code": "代码重复", "schools.1.name": "名称过长" })).toEqual([
      { line: 2, message: "名称过长" },
      { line: 11, message: "代码重复" },
    ]);
    expect(problemsOfLines({ schools: "一次可导入1至500所学校" })[0]?.line).toBe(0);
  });
});
