import {
  catalogue,
  checkDocument,
  checkMobile,
  checkUscc,
  type DocumentKind,
  divisionName,
  divisions,
  tellsBirth,
} from "@gd/server/catalogue/index.js";
import { describe, expect, it } from "vitest";
import { OFF_PLATFORM } from "../people/off-platform.js";
import { applicants } from "./applicants.js";
import { employersFor, offersFor } from "./fields.js";
import { type DemoJobOffer, generateCountry } from "./index.js";
import { inventedMobile } from "./numbers.js";
import { type Particular, particularOf } from "./roster.js";

const country = generateCountry();
const current = country.graduates.filter((person) => person.cohort === 2027);
const count = <T>(list: readonly T[], test: (item: T) => boolean) => list.filter(test).length;
const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);

describe("generateCountry", () => {
  it("gives the same country for the same seed, and another for another", () => {
    expect(generateCountry()).toEqual(country);
    expect(generateCountry({ seed: 1 }).graduates).not.toEqual(country.graduates);
  });

  it("has 2 provinces, 4 schools, 3,000 graduates and 60 employers (issue 3)", () => {
    expect(country.provinces.map((row) => row.agreementType).toSorted()).toEqual([
      "THREE_PARTY",
      "TWO_PARTY",
    ]);
    expect(country.schools.map((row) => row.settings?.reviewMode ?? "OFF")).toEqual([
      "SCHOOL_ONLY",
      "DEPARTMENT_THEN_SCHOOL",
      "OFF",
      "SCHOOL_ONLY",
    ]);
    expect(country.schools.every((row) => row.previousSettings !== null)).toBe(true);
    expect(country.graduates).toHaveLength(3_000);
    expect(country.employers).toHaveLength(60);
  });

  it("gives every graduate a valid ID number that agrees with the row (D-01)", () => {
    for (const person of country.graduates) {
      const kind = person.documentKind as DocumentKind;
      const checked = checkDocument(person.idNumber, kind);
      const sex = person.sex === "1" ? "MALE" : "FEMALE";
      const told = tellsBirth(kind) ? { birthDate: person.birthDate, sex } : {};
      expect(checked, person.name).toMatchObject({ ok: true, kind, ...told });
      expect(checkMobile(person.mobile).ok).toBe(true);
      expect(person.name).not.toMatch(/\s/);
      expect(divisionName(person.originDivision)).not.toBeNull();
      if (kind === "01") expect(divisions(person.originDivision)).toEqual([]);
    }
  });

  it("uses codes that are valid for the cohort only", () => {
    for (const person of country.graduates) {
      for (const [name, code] of [
        ["sex", person.sex],
        ["ethnicity", person.ethnicity],
        ["politicalStatus", person.politicalStatus],
        ["educationLevel", person.educationLevel],
        ["trainingMode", person.trainingMode],
        ["hardship", person.hardship],
        ["teacherTraining", person.teacherTraining],
      ] as const) {
        expect(catalogue(name).valid(code, person.cohort), `${name} ${code}`).toBe(true);
      }
      const needsUnit = catalogue("trainingMode").find(person.trainingMode)?.needsCommissioningUnit;
      expect(person.commissioningUnit !== null).toBe(needsUnit);
    }
    for (const employer of country.employers) {
      expect(catalogue("employerNature").valid(employer.nature, 2027)).toBe(true);
      expect(catalogue("industry").valid(employer.industry, 2027)).toBe(true);
      expect(divisions(employer.division)).toEqual([]);
      expect(divisionName(employer.division), employer.name).not.toBeNull();
      for (const job of employer.jobOffers)
        expect(catalogue("jobCategory").valid(job.jobCategory, 2027)).toBe(true);
    }
  });

  it("gives out every number and login once", () => {
    const there = country.graduates.filter(({ standing }) => standing === "ON_ROSTER");
    unique(there.map((person) => person.idNumber));
    unique(country.graduates.map((person) => person.studentNumber));
    unique(country.graduates.map((person) => person.candidateNumber));
    unique(country.employers.map((employer) => employer.uscc));
    unique(country.staff.map((account) => account.username));
    unique(country.employers.map((employer) => employer.name));
    unique(there.map((person) => person.email));
    const employerMobiles = country.employers.flatMap((employer) =>
      employer.accounts.map((each) => each.mobile),
    );
    const students = [...there, ...country.newcomers].map((person) => person.mobile);
    unique([...students, ...employerMobiles]);
  });

  it("keeps the numbers that the README names, each kind in a block of its own", () => {
    const mobileOf = (index: number) => country.graduates[index]?.mobile;
    expect([0, 1, 998, 999, 2999].map(mobileOf)).toEqual([
      "19900000001",
      "19900000002",
      "19900000999",
      "19910001000",
      "19910003000",
    ]);
    const [first, ...others] = country.employers;
    expect(first?.accounts.map((account) => account.mobile)).toEqual(["19900001001", "19900002001"]);
    expect(others.at(-1)?.accounts.map((account) => account.mobile)).toEqual(["19900001060", "19900002060"]);
    expect(country.newcomers[0]?.mobile).toBe("19900009001");
    expect(() => inventedMobile("COLLEAGUE", 1000)).toThrow(RangeError);
  });

  it("gives every employer a valid USCC, one person in charge and something to offer", () => {
    for (const employer of country.employers) {
      expect(checkUscc(employer.uscc), employer.name).toEqual({ ok: true, text: employer.uscc });
      expect(checkMobile(employer.contactMobile).ok).toBe(true);
      expect(count(employer.accounts, (account) => account.inCharge)).toBe(1);
      expect(employer.jobOffers.length).toBeGreaterThan(0);
    }
    expect(Math.max(...country.employers.map((employer) => employer.name.length))).toBeGreaterThanOrEqual(40);
  });

  it("is mixed as real rosters are", () => {
    expect(current.length).toBeGreaterThan(2_450);
    expect(current.length).toBeLessThan(2_650);
    expect(count(current, (person) => person.trainingMode === "1") / current.length).toBeGreaterThan(0.85);
    for (const mode of ["3", "5", "21", "22", "41", "42"]) {
      expect(
        count(current, (person) => person.trainingMode === mode),
        mode,
      ).toBeGreaterThan(0);
    }
    expect(count(current, (person) => person.level === "POSTGRADUATE")).toBeGreaterThan(200);
    expect(count(current, (person) => person.name.includes("·"))).toBeGreaterThan(3);
    expect(count(current, (person) => /[𠮷䶮喆堃㛃]/u.test(person.name))).toBeGreaterThan(3);
    for (const school of country.schools) {
      expect(count(country.graduates, (person) => person.schoolCode === school.code)).toBeGreaterThan(300);
    }
    expect(count(country.graduates, (person) => person.registryDifferences !== null)).toBeGreaterThan(5);
  });

  it("has women and men in each field as in life", () => {
    const among = (schoolCode: string, departmentName: string) => {
      const people = current.filter(
        (person) => person.schoolCode === schoolCode && person.departmentName === departmentName,
      );
      return count(people, ({ sex }) => sex === "2") / people.length;
    };
    expect(among("93201", "机械与车辆工程学院")).toBeLessThan(0.2);
    expect(among("93201", "计算机学院")).toBeLessThan(0.35);
    expect(among("93201", "外国语学院")).toBeGreaterThan(0.75);
    expect(among("95301", "会计学院")).toBeGreaterThan(0.65);
    expect(among("93202", "教育学院")).toBeGreaterThan(0.8);
    const women = count(current, ({ sex }) => sex === "2") / current.length;
    expect(women).toBeGreaterThan(0.42);
    expect(women).toBeLessThan(0.6);
  });

  it("has everybody's archive and household of before, some 结业 and second degrees, and particular persons", () => {
    expect(current.every((person) => person.formerArchiveUnit && person.formerPoliceStation)).toBe(true);
    const ofLevel = (...codes: string[]) =>
      count(current, ({ educationLevel }) => codes.includes(educationLevel));
    expect(ofLevel("13", "33", "43")).toBeGreaterThan(15);
    expect(ofLevel("13", "33", "43")).toBeLessThan(80);
    expect(ofLevel("25")).toBeGreaterThan(5);
    const rowsOf = (particular: Particular) => {
      const { idNumber } = particularOf(country.graduates, particular);
      return country.graduates
        .filter((person) => person.idNumber === idNumber)
        .map(({ schoolCode, cohort, standing }) => `${schoolCode}/${cohort} ${standing}`);
    };
    expect(rowsOf("DELAYED")).toEqual(["95301/2026 MOVED_ON", "95301/2027 ON_ROSTER"]);
    expect(rowsOf("TRANSFERRED")).toEqual(["93202/2027 LEFT", "93201/2027 ON_ROSTER"]);
    expect(rowsOf("TRAVEL_PERMIT")).toEqual(["93201/2027 ON_ROSTER"]);
    expect(particularOf(country.graduates, "TRAVEL_PERMIT").documentKind).toBe("02");
  });

  it("offers everybody work of their field and level, at a pay that rises with the level", () => {
    const places: readonly { jobOffers: readonly DemoJobOffer[] }[] = [...country.employers, ...OFF_PLATFORM];
    for (const person of current) {
      const offers = employersFor(places, person).flatMap((employer) => offersFor(employer, person));
      expect(offers.length, `${person.majorName} ${person.educationLevel}`).toBeGreaterThan(0);
    }
    const average = (level: string) => {
      const offers = current
        .filter(({ educationLevel }) => educationLevel === level)
        .flatMap((person) => employersFor(places, person).flatMap((employer) => offersFor(employer, person)));
      return offers.reduce((sum, { monthlySalaryYuan }) => sum + monthlySalaryYuan, 0) / offers.length;
    };
    expect(average("41")).toBeLessThan(average("31"));
    expect(average("31")).toBeLessThan(average("11"));
    expect(average("11")).toBeLessThan(average("01"));
  });

  it("has small employers beyond the platform, each with a valid USCC", () => {
    expect(OFF_PLATFORM.length).toBeGreaterThanOrEqual(20);
    unique(OFF_PLATFORM.map(({ uscc }) => uscc));
    for (const { name, uscc, division } of OFF_PLATFORM) {
      expect(checkUscc(uscc), name).toEqual({ ok: true, text: uscc });
      expect(divisions(division), name).toEqual([]);
      expect(divisionName(division), name).not.toBeNull();
    }
  });

  it("gives every department an account that may review, and every kind of school account (P-02, P-03, P-11)", () => {
    for (const school of country.schools) {
      for (const department of school.departments) {
        const reviewers = country.staff.filter(
          (account) => account.schoolCode === school.code && account.departmentName === department.name,
        );
        expect(reviewers.map((account) => account.employmentRight)).toEqual(["READ_WRITE"]);
      }
    }
    const school = country.staff.filter(
      (account) => account.schoolCode === "95301" && account.role === "SCHOOL",
    );
    expect(school.map((account) => `${account.levelScope} ${account.employmentRight}`)).toEqual([
      "ALL READ_WRITE",
      "ALL READ_ONLY",
      "UNDERGRADUATE READ_WRITE",
      "POSTGRADUATE READ_WRITE",
    ]);
  });

  it("names accounts of all three apps that exist", () => {
    expect(new Set(country.accounts.map((account) => account.app))).toEqual(
      new Set(["student", "employer", "admin"]),
    );
    const logins = new Set([
      ...country.graduates.map((person) => person.mobile),
      ...country.employers.flatMap((employer) => employer.accounts.map((account) => account.mobile)),
      ...applicants.map(({ mobile }) => mobile),
      ...country.staff.map((account) => account.username),
    ]);
    for (const account of country.accounts) {
      expect(logins).toContain(account.login);
      expect(account.see).not.toBe("");
    }
    expect(country.accounts.length).toBe(34);
  });
});
