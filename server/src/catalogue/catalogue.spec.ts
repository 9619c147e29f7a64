import { describe, expect, it } from "vitest";
import {
  Catalogue,
  catalogue,
  catalogueNames,
  divisionName,
  divisions,
  findDivisions,
  isFormerDivision,
  isLowestDivision,
  rateFormula,
  trainingModeOnImport,
} from "./index.js";

describe("code tables (D-02)", () => {
  it.each([
    ["employerNature", 13, "31", "国有企业"],
    ["industry", 21, "34", "信息传输、软件和信息技术服务业"],
    ["jobCategory", 18, "13", "工程技术人员"],
    ["educationLevel", 10, "31", "本科生毕业"],
    ["trainingMode", 7, "21", "定向（不可网签）"],
    ["hardship", 8, "3", "就业困难和家庭困难"],
    ["teacherTraining", 3, "12", "公费师范生"],
    ["politicalStatus", 13, "13", "群众"],
    ["ethnicity", 58, "56", "基诺族"],
    ["sex", 4, "2", "女"],
    ["rejectionReason", 7, "OTHER", "其他"],
    ["terminationReason", 8, "OTHER_DESTINATION", "其他去向"],
  ] as const)("%s has %i rows", (name, count, code, label) => {
    const table = catalogue(name);
    expect(table.entries(2027)).toHaveLength(count);
    expect(table.label(code)).toBe(label);
    expect(table.valid(code, 2027)).toBe(true);
    expect(table.valid("没有", 2027)).toBe(false);
    expect(table.label("没有")).toBe("没有");
  });

  it("marks what is inferred or ours as unconfirmed, and nothing else", () => {
    for (const name of catalogueNames) {
      for (const row of catalogue(name).all()) {
        expect(row.confirmed, `${name} ${row.code}`).toBe(row.certainty === "A" || row.certainty === "B");
      }
    }
    expect(catalogue("employerNature").find("99")?.confirmed).toBe(false);
  });

  it("knows the level of an education and who may sign online (F-22)", () => {
    expect(catalogue("educationLevel").find("11")?.level).toBe("POSTGRADUATE");
    expect(catalogue("educationLevel").find("25")?.level).toBe("UNDERGRADUATE");
    const closed = catalogue("trainingMode")
      .all()
      .filter((row) => !row.maySignOnline);
    expect(closed.map((row) => row.code)).toEqual(["21", "41"]);
    expect(["2", "4", "1", "22"].map(trainingModeOnImport)).toEqual(["21", "41", "1", "22"]);
  });

  it("offers a row only to the graduating years it holds for, and labels it for ever", () => {
    const always = {
      certainty: "A",
      confirmed: true,
      fromCohort: null,
      toCohort: null,
      enabled: true,
    } as const;
    const table = new Catalogue([
      { ...always, code: "1", label: "旧", toCohort: 2021 },
      { ...always, code: "2", label: "新", fromCohort: 2022 },
      { ...always, code: "3", label: "停用", enabled: false },
    ]);
    expect(table.entries(2021).map((row) => row.code)).toEqual(["1"]);
    expect(table.entries(2022).map((row) => row.code)).toEqual(["2"]);
    expect(table.valid("3", 2022)).toBe(false);
    expect(table.label("1")).toBe("旧");
  });
});

describe("rates (D-04)", () => {
  it.each([
    [2020, "就业率", 2],
    [2021, "毕业去向落实率", 4],
    [2023, "毕业去向落实率", 4],
    [2027, "毕业去向落实率", 4],
  ])("cohort %i: %s", (cohort, label, parts) => {
    expect(rateFormula(cohort)).toMatchObject({ label });
    expect(rateFormula(cohort).parts).toHaveLength(parts);
  });

  it.each([2020, 2022, 2025])("counts every settled destination of cohort %i exactly once", (cohort) => {
    const counted = rateFormula(cohort).parts.flatMap((part) => part.destinationCodes);
    const settled = catalogue("destination")
      .all()
      .filter((row) => row.group !== "UNEMPLOYED");
    expect(counted.toSorted()).toEqual(settled.map((row) => row.code).toSorted());
  });
});

describe("divisions (GB/T 2260)", () => {
  it.each([
    ["110101", "北京市东城区"],
    ["320102", "江苏省南京市玄武区"],
    ["530000", "云南省"],
    ["419001", "河南省济源市"],
    ["710000", "台湾省"],
    ["810001", null],
    ["999999", null],
    // Cities without counties; the package's codes for their towns are none of the standard.
    ["441900", "广东省东莞市"],
    ["620200", "甘肃省嘉峪关市"],
    ["441901", null],
    ["460417", null],
    // Withdrawn, and functional areas: as rosters have them.
    ["110103", "北京市崇文区"],
    ["341400", "安徽省巢湖市"],
    ["320571", "江苏省苏州市苏州工业园区"],
  ])("%s is %s", (code, name) => {
    expect(divisionName(code)).toBe(name);
  });

  it("lists what lies right below, and says where to go on", () => {
    expect(divisions()).toHaveLength(34);
    expect(divisions("320000").find((row) => row.code === "320100")).toEqual({
      code: "320100",
      name: "南京市",
      hasChildren: true,
    });
    expect(divisions("320100").every((row) => !row.hasChildren)).toBe(true);
    expect(divisions("710000")).toEqual([]);
    // Counties directly under a province hang under it.
    expect(divisions("420000").map(({ code }) => code)).toContain("429004");
    expect(divisions("650000").filter(({ code }) => code.startsWith("6590"))).toHaveLength(12);
  });

  it.each([
    ["441900", true, false],
    ["442000", true, false],
    ["460400", true, false],
    ["620200", true, false],
    ["659001", true, false],
    ["320102", true, false],
    ["441901", false, false],
    ["320100", false, false],
    // Functional areas and withdrawn codes are accepted for origins and never offered.
    ["320571", false, true],
    ["320112", false, true],
    ["321150", false, true],
    ["110103", false, true],
  ])("%s: an address may lie there %s, it is a former one %s", (code, lowest, former) => {
    expect([isLowestDivision(code), isFormerDivision(code)]).toEqual([lowest, former]);
    if (former) expect(findDivisions(code)).toEqual([]);
  });
});

describe("findDivisions", () => {
  it("finds by part of a name or by code, what is named so before what lies within it, at most 20", () => {
    expect(findDivisions(" 玄武 ")).toEqual([
      { code: "320102", fullName: "江苏省南京市玄武区", hasChildren: false },
    ]);
    const [first, ...within] = findDivisions("苏州");
    expect(first).toMatchObject({ code: "320500", hasChildren: true });
    expect(within.map(({ code }) => code)).toContain("320505");
    expect(findDivisions("南京市玄武")).toHaveLength(1);
    expect(findDivisions("530102")[0]?.fullName).toBe("云南省昆明市五华区");
    expect(findDivisions("区")).toHaveLength(20);
    expect(findDivisions("")).toEqual([]);
    expect(findDivisions("没有这里")).toEqual([]);
  });
});

describe("countries (ISO 3166-1)", () => {
  it("are all 249, China first, named once, as Chinese offices name them", () => {
    const rows = catalogue("country").entries(2027);
    expect(rows).toHaveLength(249);
    expect(rows.slice(0, 4).map(({ label }) => label)).toEqual(["中国", "中国香港", "中国澳门", "中国台湾"]);
    expect(new Set(rows.map(({ label }) => label)).size).toBe(249);
    expect(
      rows.every(({ code, label }) => /^[A-Z]{2}$/.test(code) && /^[\u4e00-\u9fff（）]+$/.test(label)),
    ).toBe(true);
    expect(catalogue("country").label("SG")).toBe("新加坡");
  });
});
