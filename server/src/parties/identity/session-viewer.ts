import type { Pool } from "pg";
import { query, type Sql, sql } from "../../database/sql.js";
import { beijing } from "../../platform/clock.js";
import { UNNAMED_ORGANISATION } from "../../words/organisation-words.js";
import type {
  AppName,
  EducationLevel,
  LevelScope,
  ModuleRight,
  StaffIdentity,
  StaffModule,
  StaffRole,
  Viewer,
} from "../../words/viewer.js";
import { NOTICE_SINCE } from "./consent.js";
import { IDLE_LIMIT_MS, PROOF_LASTS_MS, SEEN_EVERY_MS, tokenHash } from "./sessions.js";
import { unattendedDepartmentsOf } from "./unattended.js";

/** Who a request comes from. */
export interface SignedViewer {
  viewer: Viewer;
  /** True for a graduate who has not confirmed their data this year (F-93). */
  mustConfirm: boolean;
}

export const NOBODY: SignedViewer = { viewer: { role: "ANONYMOUS" }, mustConfirm: false };

/**
 * The viewer of a session token; {@link NOBODY} when the session is unknown, over, idle for too long, of another app,
 * or its account was disabled. One prepared statement, since it runs on every request; a second one every five minutes
 * keeps the session awake, unless `touch` is false.
 */
export async function viewerOfToken(
  pool: Pool,
  app: AppName,
  token: string,
  now: Date,
  touch = true,
): Promise<SignedViewer> {
  const [row] = await query<SessionRow>(pool, STATEMENTS[app](livingSession(app, token, now), now), {
    name: `session-${app}`,
  });
  if (!row) return NOBODY;
  if (touch && now.getTime() - new Date(row.last_seen_at).getTime() > SEEN_EVERY_MS) {
    await query(pool, sql`update session set last_seen_at = ${now} where id = ${row.session_id}`);
  }
  return {
    viewer: viewerOf(app, row),
    mustConfirm: app === "student" && !confirmedIn(row, now),
  };
}

/** When a graduate confirmed their data, and when the privacy notice that stands was published. */
export interface Confirmation {
  confirmed_at: Date | string | null;
  notice_since: Date | string;
}

/**
 * F-93: a confirmation counts for the calendar year in Beijing in which it was given, and until a new version of the
 * privacy notice asks anew.
 */
export function confirmedIn({ confirmed_at, notice_since }: Confirmation, now: Date): boolean {
  if (confirmed_at === null) return false;
  const at = new Date(confirmed_at);
  return beijing(at).year === beijing(now).year && at >= new Date(notice_since);
}

/** What any of the three statements answers; an app reads the columns of its own. */
export interface SessionRow extends Confirmation {
  session_id: string;
  last_seen_at: Date | string;
  account_id: string;
  name: string;
  graduate_id: string;
  graduate_ids: string[];
  employer_id: string;
  school_id: string | null;
  department_id: string | null;
  province_id: string | null;
  level: EducationLevel;
  cohort: number;
  in_charge: boolean;
  may_invite: boolean;
  may_terminate: boolean;
  school_name: string | null;
  department_name: string | null;
  province_name: string | null;
  employer_name: string;
  role: StaffRole;
  level_scope: LevelScope;
  employment_right: ModuleRight;
  archive_right: ModuleRight;
  household_right: ModuleRight;
  opened_modules: StaffModule[];
  stands_in: StaffModule[];
  asks_again: StaffIdentity["asksAgain"];
}

function livingSession(app: AppName, token: string, now: Date): Sql {
  return sql`s.token_hash = ${tokenHash(token)} and s.ended_at is null and s.expires_at > ${now}
    and s.last_seen_at > ${new Date(now.getTime() - IDLE_LIMIT_MS[app])}`;
}

/** Asked here, where it is nearly always nothing: a queue that knows reads one index (docs/adr/0006). */
const UNATTENDED = unattendedDepartmentsOf(sql`a.school_id`, sql`o.module`);
const SESSION = sql`s.id as session_id, s.last_seen_at, s.account_id`;

/** The row that was chosen, as long as it is the person's: a correction may have moved it to somebody else (P-12). */
const CHOSEN_ROW = sql`join lateral (select g.* from graduate g where g.person_id = s.person_id
  order by g.id = s.graduate_id desc, g.living desc, g.cohort desc, g.stage, g.id desc limit 1) g on true`;

const STATEMENTS: Record<AppName, (living: Sql, now: Date) => Sql> = {
  student: (
    living,
  ) => sql`select ${SESSION}, g.id as graduate_id, g.name, g.school_id, g.department_id, g.level, g.cohort,
      g.confirmed_at, ${NOTICE_SINCE} as notice_since, school.name as school_name,
      array(select id from graduate where person_id = s.person_id) as graduate_ids
    from session s ${CHOSEN_ROW} join school on school.id = g.school_id
    where ${living} and s.app = 'student'`,
  employer: (living) => sql`select ${SESSION}, a.name, a.employer_id, a.in_charge,
      a.in_charge or a.may_invite as may_invite, a.in_charge or a.may_terminate as may_terminate,
      coalesce(nullif(e.name, ''), ${UNNAMED_ORGANISATION}::text) as employer_name
    from session s join employer_account a on a.id = s.account_id join employer e on e.id = a.employer_id
    where ${living} and s.app = 'employer' and a.disabled_at is null`,
  admin: (
    living,
    now,
  ) => sql`select ${SESSION}, a.name, a.role, a.province_id, a.school_id, a.department_id, a.level_scope,
      a.employment_right, a.archive_right, a.household_right,
      p.name as province_name, school.name as school_name, d.name as department_name,
      array(select module from opened_module o where o.province_id = a.province_id) as opened_modules,
      case when a.role = 'SCHOOL' and a.level_scope = 'ALL' then array(select o.module from opened_module o
        where o.province_id = a.province_id and exists (${UNATTENDED})) else '{}' end as stands_in,
      case when exists (select from session_proof r
          where r.session_id = s.id and r.proven_at > ${new Date(now.getTime() - PROOF_LASTS_MS)}) then null
        when exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null) then 'CODE'
        else 'PASSWORD' end as asks_again
    from session s join staff_account a on a.id = s.account_id
      left join province p on p.id = a.province_id
      left join school on school.id = a.school_id
      left join department d on d.id = a.department_id
    where ${living} and s.app = 'admin' and a.disabled_at is null`,
};

/** As whom a row of an app's statement acts. */
export function viewerOf(app: AppName, row: SessionRow): Viewer {
  const { session_id: sessionId, account_id: accountId, name } = row;
  if (app === "student") {
    return {
      role: "GRADUATE",
      sessionId,
      accountId,
      graduateId: row.graduate_id,
      graduateIds: row.graduate_ids,
      schoolId: row.school_id ?? "",
      departmentId: row.department_id ?? "",
      level: row.level,
      cohort: row.cohort,
      name,
      organisation: row.school_name ?? "",
    };
  }
  if (app === "employer") {
    const { employer_id: employerId, in_charge: inCharge, employer_name: organisation } = row;
    const rights = { inCharge, mayInvite: row.may_invite, mayTerminate: row.may_terminate };
    return { role: "EMPLOYER", sessionId, accountId, employerId, ...rights, name, organisation };
  }
  return {
    role: row.role,
    sessionId,
    accountId,
    provinceId: row.province_id,
    schoolId: row.school_id,
    departmentId: row.department_id,
    levelScope: row.level_scope,
    employmentRight: row.employment_right,
    archiveRight: row.archive_right,
    householdRight: row.household_right,
    openedModules: openedFor(row.role, row.opened_modules),
    standsIn: row.stands_in,
    asksAgain: row.asks_again,
    name,
    organisation: organisationName(row.role, row),
  };
}

/** P-06 closes modules to schools and their departments; who supervises them enters all. */
export function openedFor(role: StaffRole, opened: readonly StaffModule[]): readonly StaffModule[] {
  return role === "SCHOOL" || role === "DEPARTMENT" ? opened : ["EMPLOYMENT", "ARCHIVE", "HOUSEHOLD"];
}

/** An account's organisation as everyone reads it: 江东理工大学 · 计算机学院. */
export function organisationName(
  role: StaffRole,
  names: { province_name: string | null; school_name: string | null; department_name: string | null },
): string {
  switch (role) {
    case "DEPARTMENT":
      return `${names.school_name} · ${names.department_name}`;
    case "SCHOOL":
      return names.school_name ?? "";
    case "PROVINCE":
      return names.province_name ?? "";
    case "MINISTRY":
      return "教育部";
    case "OPERATOR":
      return "平台客服";
  }
}
