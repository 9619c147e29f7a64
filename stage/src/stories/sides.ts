import { randomInt } from "node:crypto";
import { HttpLine } from "../client/http-line.js";
import type { App } from "../client/sign-in.js";
import { Surprise } from "../client/surprise.js";
import {
  type DemoCountry,
  type DemoEmployer,
  type DemoGraduate,
  generateCountry,
  newProvince,
  newSchool,
} from "../country/index.js";
import { leftFree } from "../history/allotment.js";
import { Employer, Graduate, Reviewer } from "../people/index.js";

/** School code of the demo country by what its review is like. */
export const DEPARTMENT_THEN_SCHOOL = "95301";
export const SCHOOL_ONLY = "93201";

/** The people of one agreement, each signed in, and those whom it does not concern. */
export interface Sides {
  who: {
    graduate: DemoGraduate;
    employer: DemoEmployer;
    /** The employer among the strangers. */
    rival: DemoEmployer;
    schoolName: string;
    /** Whether two parties sign the school's agreements (P-10). */
    twoParty: boolean;
  };
  graduate: Graduate<HttpLine>;
  employer: Employer<HttpLine>;
  department: Reviewer<HttpLine>;
  school: Reviewer<HttpLine>;
  /** 只读 account of the school (P-02). */
  reader: Reviewer<HttpLine>;
  /** School account of the other level (P-03). */
  otherLevel: Reviewer<HttpLine>;
  strangers: {
    graduate: Graduate<HttpLine>;
    employer: Employer<HttpLine>;
    /** Of another school. */
    reviewer: Reviewer<HttpLine>;
  };
}

/** The demo country behind an address, and doors into it. */
export class DemoServer {
  readonly country: DemoCountry;
  readonly #url: string;

  private constructor(url: string, country: DemoCountry) {
    this.#url = url;
    this.country = country;
  }

  /**
   * Asks the server whether it has the demo, and of which graduating year: ID numbers depend on it.
   *
   * @throws {Surprise} when nobody of the demo can sign in there.
   */
  static async at(url: string): Promise<DemoServer> {
    const anyYear = generateCountry();
    const line = await new HttpLine(url, "student").signIn(
      anyYear.graduates[1]?.mobile ?? "",
      anyYear.password,
    );
    const { cohort } = await new Graduate(line).self();
    return new DemoServer(url, generateCountry({ cohort }));
  }

  async line(app: App, login: string): Promise<HttpLine> {
    return await new HttpLine(this.#url, app).signIn(login, this.country.password);
  }

  anyLine(app: App): HttpLine {
    return new HttpLine(this.#url, app);
  }

  /**
   * An undergraduate of the school to whom nothing has happened yet, found by looking in as them; in random order, so
   * that several runs at once rarely meet.
   *
   * @throws {Surprise} when the demo is used up.
   */
  async freeGraduate(
    schoolCode: string,
    suits: (person: DemoGraduate) => boolean = () => true,
  ): Promise<DemoGraduate> {
    const candidates = freeGraduatesOf(this.country, schoolCode).filter(suits);
    while (candidates.length > 0) {
      const [candidate] = candidates.splice(randomInt(candidates.length), 1);
      if (!candidate) continue;
      const graduate = new Graduate(await this.line("student", candidate.mobile));
      if ((await graduate.home()).length === 0) return candidate;
    }
    throw new Surprise(
      "演示国家中的空闲毕业生已用完，请删除 .data 后重新启动 The demo's free graduates are used up",
      "a free graduate",
      "none",
    );
  }

  /** Signs everyone in; again after the clock has ended their sessions. */
  async sides(person: DemoGraduate, employer: DemoEmployer): Promise<Sides> {
    const { country } = this;
    const school = [...country.schools, newSchool].find(({ code }) => code === person.schoolCode);
    const foreign = country.schools.find(({ code, settings }) => code !== person.schoolCode && settings);
    const department = school?.departments.find(({ name }) => name === person.departmentName);
    const [stranger] = country.graduates.filter(
      (each) => each.schoolCode === foreign?.code && each.confirmed,
    );
    const [rival] = country.employers.filter((each) => each !== employer);
    if (!school || !foreign || !department || !stranger || !rival) {
      throw new Error("The demo country is smaller than it should be");
    }
    const isTwoParty = [...country.provinces, newProvince].some(
      ({ code, agreementType }) => code === school.provinceCode && agreementType === "TWO_PARTY",
    );
    const level = person.level === "UNDERGRADUATE" ? "yjs" : "bk";
    const reviewer = async (username: string) => new Reviewer(await this.line("admin", username));
    return {
      who: { graduate: person, employer, rival, schoolName: school.name, twoParty: isTwoParty },
      graduate: new Graduate(await this.line("student", person.mobile)),
      employer: new Employer(await this.line("employer", mobileInCharge(employer))),
      department: await reviewer(`${school.slug}.${department.slug}`),
      school: await reviewer(school.slug),
      reader: await reviewer(`${school.slug}.read`),
      otherLevel: await reviewer(`${school.slug}.${level}`),
      strangers: {
        graduate: new Graduate(await this.line("student", stranger.mobile)),
        employer: new Employer(await this.line("employer", mobileInCharge(rival))),
        reviewer: await reviewer(foreign.slug),
      },
    };
  }
}

/** Whom a run may take at a school: undergraduates the demo left free. */
export function freeGraduatesOf(country: DemoCountry, schoolCode: string): DemoGraduate[] {
  return leftFree(country, schoolCode).filter((person) => person.level === "UNDERGRADUATE");
}

function mobileInCharge(employer: DemoEmployer): string {
  return employer.accounts.find((account) => account.inCharge)?.mobile ?? "";
}
