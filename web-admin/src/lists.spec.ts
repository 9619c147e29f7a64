import { readAddress, writeAddress } from "@gd/web-kit";
import { type ListFilters, paramsOf } from "@gd/web-kit/desk";
import { problemsOfList } from "@gd/web-kit/desk/testing";
import { describe, expect, it } from "vitest";
import { reviewer } from "../test/show-desk.js";
import { accountList } from "./accounts/accounts-page.js";
import { employerList } from "./employers/employer-list.js";
import type { DestinationStanding } from "./gql/graphql.js";
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
const options = { departments: undefined, majors: undefined, modes: undefined };
const graduates = options;
const destinations = { ...options, types: undefined };
const frozen = { options, kinds: [], restore: null };

const person = { name: "阿依古丽·买买提", idNumber: "32010220050101123X", studentNumber: "2023010101" };
const { name, idNumber, studentNumber } = person;
const days = { from: "2027-01-01", to: "2027-03-31" };
const number = "20271028430000011";
const places = { provinceId: "32", schoolId: "8", employer: "江东智造科技股份有限公司" };
const inSchool = { cohort: 2027, departmentId: "7", educationLevel: "POSTGRADUATE", ...places } as const;

describe("every filter of a list comes through its address to the server, a person's data behind # (P-08)", () => {
  it("学生名单", () => {
    const samples = {
      ...inSchool,
      ...person,
      majorName: "应用化学",
      trainingMode: "22",
      standings: ["NONE", "UNEMPLOYED"] as DestinationStanding[],
      registered: false,
      contact: true,
      frozen: false,
    } as const;
    for (const viewer of [school, ministry])
      expect(problemsOfList(graduateList(viewer, graduates, false), samples)).toEqual([]);
  });

  it("失效信息管理 and 作废信息管理, record by record", () => {
    const samples = {
      ...inSchool,
      name,
      studentNumber,
      majorName: "应用化学",
      counterpart: "昆明",
      sex: "2",
    } as const;
    const ofRecords = { ...samples, kind: "DESTINATION", frozenOn: days } as const;
    expect(problemsOfList(frozenList({ viewer: school, ...frozen }), ofRecords)).toEqual([]);
    const ofVoided = { ...samples, certificateNumber: number, voided: { from: days.from } };
    for (const viewer of [school, ministry])
      expect(problemsOfList(voidedList(viewer, options), ofVoided)).toEqual([]);
  });

  it("已报送去向", () => {
    const samples = {
      ...inSchool,
      ...person,
      code: "11",
      employerName: "昆明",
      majorName: "应用化学",
      agreementNumber: number,
      source: "UPLOAD",
      reported: { to: days.to },
    } as const;
    for (const viewer of [school, ministry])
      expect(problemsOfList(destinationList(viewer, destinations), samples)).toEqual([]);
  });

  it("accounts, marks, schools, provinces and rosters", () => {
    const search = "江东";
    expect(problemsOfList(accountList(school, null), { search })).toEqual([]);
    const codes = { categories: undefined, natures: undefined, industries: undefined };
    const marks = { search, category: "FAKE", natureCode: "10", industryCode: "22", marked: days };
    expect(problemsOfList(markList(null, codes), marks)).toEqual([]);
    expect(problemsOfList(employerList, { search, state: "SUSPENDED", twice: true })).toEqual([]);
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
      "provinceId",
      "schoolId",
      "employer",
      "educationLevel",
      "frozen",
      "name",
      "idNumber",
    ]);
    expect(filtersOf(voidedList(ministry, options))).toEqual([
      "cohort",
      "provinceId",
      "schoolId",
      "employer",
      "educationLevel",
      "name",
      "certificateNumber",
    ]);
    expect(filtersOf(voidedList({ ...ministry, role: "PROVINCE" }, options))).not.toContain("provinceId");
    expect(filtersOf(destinationList(ministry, destinations))).toEqual([
      "cohort",
      "provinceId",
      "schoolId",
      "employer",
      "educationLevel",
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
    expect(settledFor<{ schoolId?: string }>(ministry)({ schoolId: "7" })).toEqual({ schoolId: "7" });
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
