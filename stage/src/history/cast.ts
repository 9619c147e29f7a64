import {
  type AppName,
  type EmployerIdentity,
  type GraduateIdentity,
  type SessionRow,
  type StaffIdentity,
  type Viewer,
  viewerOf,
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
  const graduates = await viewersOf<GraduateIdentity>(platform, "student", GRADUATES);
  const employers = await viewersOf<EmployerIdentity>(platform, "employer", EMPLOYERS);
  const staff = await viewersOf<StaffIdentity>(platform, "admin", STAFF);
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

/** As whom each account acts, by a key of the statement's own. */
async function viewersOf<Who extends Viewer>(
  { pool }: Platform,
  app: AppName,
  statement: string,
): Promise<Map<string, Who>> {
  const { rows } = await pool.query<SessionRow & { key: string }>(statement);
  return new Map(rows.map((row) => [row.key, viewerOf(app, row) as Who]));
}

const GRADUATES = `
  select s.code || '/' || g.student_number as key, a.id as session_id, a.id as account_id, g.id as graduate_id,
    array(select id from graduate own where own.person_id = g.person_id) as graduate_ids, g.name,
    g.school_id, g.department_id, g.level, g.cohort, s.name as school_name
  from graduate g join school s on s.id = g.school_id
    join graduate_account a on a.person_id = g.person_id`;

const EMPLOYERS = `
  select e.uscc as key, a.id as session_id, a.id as account_id, a.name, a.employer_id, a.in_charge,
    a.may_invite, a.may_terminate,
    e.name as employer_name
  from employer_account a join employer e on e.id = a.employer_id where a.in_charge`;

const STAFF = `
  select a.username as key, a.id as session_id, a.id as account_id, a.*, p.name as province_name,
    s.name as school_name, d.name as department_name, '{}'::text[] as stands_in, null as asks_again,
    array(select module from opened_module o where o.province_id = a.province_id) as opened_modules
  from staff_account a left join province p on p.id = a.province_id left join school s on s.id = a.school_id
    left join department d on d.id = a.department_id`;
