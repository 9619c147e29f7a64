import { readAddress, writeAddress } from "@gd/web-kit";
import { type ListFilters, paramsOf } from "@gd/web-kit/desk";
import { problemsOfList } from "@gd/web-kit/desk/testing";
import { describe, expect, it } from "vitest";
import { reviewer } from "../test/show-desk.js";
import { accountList } from "./accounts/accounts-page.js";
import { employerList } from "./employers/employer-list.js";
import { graduateList } from "./graduates/graduate-list.js";
import { settledFor } from "./lists/staff-filters.js";
import { provinceList } from "./organisations/provinces-page.js";
import { schoolList } from "./organisations/schools-page.js";
import { destinationList } from "./registry/destinations-page.js";
import { rosterRowList } from "./registry/roster-rows.js";
import { rosterList } from "./registry/rosters-page.js";
import type { Viewer } from "./session/viewer.js";
import { frozenList } from "./set-aside/frozen-list.js";
import { voidedList } from "./set-aside/voided-page.js";
import { markList } from "./warnings/marks-page.js";

const school = reviewer;
const department: Viewer = { ...reviewer, role: "DEPARTMENT" };
const ministry: Viewer = { ...reviewer, role: "MINISTRY" };
const options = { departments: undefined, majors: undefined };
const graduates = { ...options, modes: undefined };
const destinations = { ...options, types: undefined };
const frozen = { options, kinds: [], restore: null };

const person = { name: "阿依古丽·买买提", idNumber: "32010220050101123X", studentNumber: "2023010101" };
const { name, idNumber, studentNumber } = person;
const inSchool = { cohort: 2027, departmentId: "7" };

describe("every filter of a list comes through its address to the server, a person's data behind # (P-08)", () => {
  it("学生名单", () => {
    const samples = {
      ...inSchool,
      ...person,
      educationLevel: "POSTGRADUATE",
      majorName: "应用化学",
      trainingMode: "22",
      frozen: false,
    } as const;
    expect(problemsOfList(graduateList(school, graduates, false), samples)).toEqual([]);
  });

  it("失效信息管理 and 作废信息管理, record by record", () => {
    const samples = { ...inSchool, name, studentNumber };
    const kind = "DESTINATION" as const;
    expect(problemsOfList(frozenList({ viewer: school, ...frozen }), { ...samples, kind })).toEqual([]);
    expect(problemsOfList(voidedList(school, options), samples)).toEqual([]);
  });

  it("已报送去向", () => {
    const samples = { ...inSchool, code: "11", name, idNumber };
    expect(problemsOfList(destinationList(school, destinations), samples)).toEqual([]);
  });

  it("accounts, marks, schools, provinces and rosters", () => {
    const search = "江东";
    expect(problemsOfList(accountList(school, null), { search })).toEqual([]);
    expect(problemsOfList(markList(null), { search })).toEqual([]);
    expect(problemsOfList(employerList, { search, state: "SUSPENDED" })).toEqual([]);
    expect(problemsOfList(schoolList, { cohort: 2020 + 2, search, provinceId: "32" })).toEqual([]);
    expect(problemsOfList(provinceList(true), { cohort: 2022 })).toEqual([]);
    expect(problemsOfList(rosterList, {})).toEqual([]);
    expect(problemsOfList(rosterRowList({ id: "7", wrong: 1 }), { kind: "CHANGED" })).toEqual([]);
  });
});

describe("what a list offers by the viewer", () => {
  const filtersOf = ({ filters }: { filters: ListFilters }) => Object.keys(filters);
  const titlesOf = (viewer: Viewer) =>
    graduateList(viewer, graduates, false)
      .columns({})
      .map(({ title }) => title);

  it("P-05: a department has no choice of departments, and no column of its own name", () => {
    expect(filtersOf(graduateList(department, graduates, false))).not.toContain("departmentId");
    expect(titlesOf(department)).not.toContain("所在院系");
    expect(titlesOf(school)).toContain("所在院系");
  });

  it("P-03: who looks after one level is not asked for another", () => {
    const viewer: Viewer = { ...school, levelScope: "POSTGRADUATE" };
    expect(filtersOf(graduateList(viewer, graduates, false))).not.toContain("educationLevel");
  });

  it("above one school there is only what has an index there, and the school's name first", () => {
    expect(filtersOf(graduateList(ministry, graduates, false))).toEqual([
      "cohort",
      "frozen",
      "name",
      "idNumber",
    ]);
    expect(filtersOf(voidedList(ministry, options))).toEqual(["cohort", "name"]);
    expect(filtersOf(destinationList(ministry, destinations))).toEqual([
      "cohort",
      "code",
      "name",
      "idNumber",
    ]);
    expect(titlesOf(ministry)).toContain("所在学校");
  });

  it("above one school it is of the cohort at work where nobody is sought by name or number", () => {
    const settle = settledFor<{ cohort?: number; name?: string; idNumber?: string }>(ministry);
    expect(settle({}).cohort).toBeGreaterThan(2020);
    expect(settle({ name })).toEqual({ name });
    expect(settle({ idNumber })).toEqual({ idNumber });
    expect(settle({ cohort: 2025 })).toEqual({ cohort: 2025 });
    expect(settledFor<{ cohort?: number }>(school)({})).toEqual({});
  });

  it("within one cohort, which the filter names, its column is left out", () => {
    const titles = (cohort?: number) =>
      destinationList(school, destinations)
        .columns({ cohort })
        .map(({ title }) => title);
    expect(titles()).toContain("毕业届别");
    expect(titles(2027)).not.toContain("毕业届别");
  });

  it("F-91: 重置 stays among those deleted, and only who may brings them back", () => {
    expect(graduateList(school, graduates, true).whenReset).toEqual({ frozen: true });
    expect(graduateList(school, graduates, false).whenReset).toEqual({});
    const acts = (restore: (() => void) | null) =>
      frozenList({ viewer: school, ...frozen, restore })
        .columns({})
        .at(-1)?.width;
    expect(acts(null)).toBe(50);
    expect(acts(() => undefined)).toBe(96);
  });
});

describe("the address of a list", () => {
  it("ignores what the list does not know", () => {
    const params = paramsOf(graduateList(school, graduates, false).filters);
    const read = readAddress(params, { search: "?cohort=abc&level=x&frozen=1&page=2", hash: "#name=%20" });
    expect(read).toEqual({});
  });

  it("keeps names and numbers behind the #, which no server sees (P-08)", () => {
    const params = paramsOf(graduateList(school, graduates, false).filters);
    const { search, hash } = writeAddress(params, { cohort: 2027, ...person });
    expect(search).toBe("cohort=2027");
    expect(new URLSearchParams(hash).get("studentNumber")).toBe(studentNumber);
  });

  it("a roster's rows begin with what is wrong, where anything is", () => {
    const usual = (wrong: number) => rosterRowList({ id: "7", wrong }).settle?.({}).kind;
    expect(usual(3)).toBe("WRONG");
    expect(usual(0)).toBe("ADDED");
  });
});
