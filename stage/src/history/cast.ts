import {
  type EducationLevel,
  type EmployerIdentity,
  type GraduateIdentity,
  type LevelScope,
  type ModuleRight,
  openedFor,
  organisationName,
  type StaffIdentity,
  type StaffModule,
  type StaffRole,
} from "@gd/server/parties/identity/index.js";
import type { Platform } from "@gd/server/platform/platform.js";
import { settleAllDue } from "@gd/server/records/index.js";
import type { DemoCountry, DemoEmployer, DemoGraduate } from "../country/index.js";
import { Employer, Graduate, Reviewer } from "../people/index.js";
import { inProcessLine } from "./in-process-line.js";

/** Everyone of the loaded country who acts in its history. */
export interface Cast {
  graduate(person: DemoGraduate): Graduate;
  /** The person in charge. */
  employer(employer: DemoEmployer): Employer;
  /** Of the graduate's department. */
  department(person: DemoGraduate): Reviewer;
  /** Of the whole school. */
  school(person: DemoGraduate): Reviewer;
  staff(username: string): Reviewer;
  schoolName(code: string): string;
  /** As the roster knows them. */
  graduateId(person: DemoGraduate): string;
  /** What the clock has decided by now is carried out (F-24, F-90a). */
  clockDecides(): Promise<void>;
}

/** Finds the accounts of the country in the database and puts each on a line of its own. */
export async function assemble(platform: Platform, country: DemoCountry): Promise<Cast> {
  const graduates = await graduatesOf(platform);
  const employers = await employersOf(platform);
  const staff = await staffOf(platform);
  const reviewer = (username: string) =>
    new Reviewer(inProcessLine(platform, "admin", found(staff, username)));
  const school = (wanted: string) => country.schools.find(({ code }) => code === wanted);
  return {
    graduate: (person) =>
      new Graduate(inProcessLine(platform, "student", found(graduates, studentKey(person)))),
    employer: ({ uscc }) => new Employer(inProcessLine(platform, "employer", found(employers, uscc))),
    department: (person) =>
      reviewer(
        country.staff.find(
          (account) =>
            account.schoolCode === person.schoolCode && account.departmentName === person.departmentName,
        )?.username ?? "",
      ),
    school: (person) => reviewer(school(person.schoolCode)?.slug ?? ""),
    staff: reviewer,
    schoolName: (code) => school(code)?.name ?? "",
    graduateId: (person) => found(graduates, studentKey(person)).graduateId,
    clockDecides: () => settleAllDue(platform),
  };
}

function studentKey({ schoolCode, studentNumber }: { schoolCode: string; studentNumber: string }): string {
  return `${schoolCode}/${studentNumber}`;
}

function found<Who>(people: ReadonlyMap<string, Who>, key: string): Who {
  const who = people.get(key);
  if (!who) throw new Error(`The loaded country has no ${key}`);
  return who;
}

async function graduatesOf({ pool }: Platform): Promise<Map<string, GraduateIdentity>> {
  const { rows } = await pool.query<{
    school_code: string;
    student_number: string;
    account_id: string;
    id: string;
    school_id: string;
    department_id: string;
    level: EducationLevel;
    cohort: number;
    name: string;
    school_name: string;
  }>(
    `select g.id, g.student_number, g.school_id, g.department_id, g.level, g.cohort, g.name, a.id as account_id,
       s.code as school_code, s.name as school_name
     from graduate g join school s on s.id = g.school_id
     join graduate_account a on a.id_number_index = g.id_number_index`,
  );
  return new Map(
    rows.map((row) => [
      studentKey({ schoolCode: row.school_code, studentNumber: row.student_number }),
      {
        role: "GRADUATE",
        sessionId: row.account_id,
        accountId: row.account_id,
        graduateId: row.id,
        schoolId: row.school_id,
        departmentId: row.department_id,
        level: row.level,
        cohort: row.cohort,
        name: row.name,
        organisation: row.school_name,
      },
    ]),
  );
}

async function employersOf({ pool }: Platform): Promise<Map<string, EmployerIdentity>> {
  const { rows } = await pool.query<{
    uscc: string;
    id: string;
    employer_id: string;
    name: string;
    employer_name: string;
  }>(
    `select a.id, a.employer_id, a.name, e.uscc, e.name as employer_name
     from employer_account a join employer e on e.id = a.employer_id where a.in_charge`,
  );
  return new Map(
    rows.map((row) => [
      row.uscc,
      {
        role: "EMPLOYER",
        sessionId: row.id,
        accountId: row.id,
        employerId: row.employer_id,
        inCharge: true,
        name: row.name,
        organisation: row.employer_name,
      },
    ]),
  );
}

interface StaffRow {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  province_id: string | null;
  school_id: string | null;
  department_id: string | null;
  level_scope: LevelScope;
  employment_right: ModuleRight;
  archive_right: ModuleRight;
  household_right: ModuleRight;
  province_name: string | null;
  school_name: string | null;
  department_name: string | null;
  opened_modules: StaffModule[];
}

async function staffOf({ pool }: Platform): Promise<Map<string, StaffIdentity>> {
  const { rows } = await pool.query<StaffRow>(
    `select a.*, p.name as province_name, s.name as school_name, d.name as department_name,
       array(select module from opened_module o where o.province_id = a.province_id) as opened_modules
     from staff_account a left join province p on p.id = a.province_id left join school s on s.id = a.school_id
     left join department d on d.id = a.department_id`,
  );
  return new Map(
    rows.map((row) => [
      row.username,
      {
        role: row.role,
        sessionId: row.id,
        accountId: row.id,
        provinceId: row.province_id,
        schoolId: row.school_id,
        departmentId: row.department_id,
        levelScope: row.level_scope,
        employmentRight: row.employment_right,
        archiveRight: row.archive_right,
        householdRight: row.household_right,
        openedModules: openedFor(row.role, row.opened_modules),
        standsIn: [],
        name: row.name,
        organisation: organisationName(row.role, row),
      },
    ]),
  );
}
