import { catalogue } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { RIGHT_MISSING } from "../../words/employer-rights.js";
import { type AgreementType, reviewWord, UNNAMED_ORGANISATION } from "../../words/organisation-words.js";
import {
  type LevelScope,
  type ModuleRight,
  modulesOf,
  rightIn,
  type StaffModule,
  type StaffRole,
} from "../../words/viewer.js";
import { consentDue, NOTICE_SINCE } from "./consent.js";
import { EmployerViewer, GraduateViewer, StaffViewer } from "./identity.types.js";
import { confirmedIn, openedFor, organisationName } from "./session-viewer.js";

/** What the graduate's app shows of its user; null when the roster row is gone. */
export async function graduateViewerOf(
  platform: Platform,
  graduateId: string,
): Promise<GraduateViewer | null> {
  const rows = await query<{
    name: string;
    school_name: string;
    department_name: string;
    education_level: string;
    major_name: string;
    cohort: number;
    identities: number;
    confirmed_at: Date | string | null;
    notice_since: Date | string;
    consent_due: number | null;
  }>(
    platform.pool,
    sql`select g.name, school.name as school_name, d.name as department_name, g.education_level, g.major_name,
        g.cohort, g.confirmed_at, ${NOTICE_SINCE} as notice_since, ${consentDue(sql`g.person_id`)} as consent_due,
        (select count(*)::int from graduate own where own.person_id = g.person_id) as identities
      from graduate g join school on school.id = g.school_id join department d on d.id = g.department_id
      where g.id = ${graduateId}`,
    { name: "graduate-viewer" },
  );
  const row = rows[0];
  if (!row) return null;
  const confirmed = confirmedIn(row, platform.clock.now()) ? row.confirmed_at : null;
  return new GraduateViewer({
    graduateId,
    name: row.name,
    schoolName: row.school_name,
    departmentName: row.department_name,
    educationLevelLabel: catalogue("educationLevel").label(row.education_level),
    majorName: row.major_name,
    cohort: row.cohort,
    identity: graduateId,
    identities: row.identities,
    consentDue: row.consent_due,
    confirmedAt: confirmed === null ? null : new Date(confirmed),
  });
}

/** What the employer's app shows of its user; null when the account is gone. */
export async function employerViewerOf(
  platform: Platform,
  accountId: string,
): Promise<EmployerViewer | null> {
  const rows = await query<{
    name: string;
    in_charge: boolean;
    may_invite: boolean;
    may_terminate: boolean;
    employer_id: string;
    employer_name: string;
    uscc: string;
    verified: boolean;
    suspended: boolean;
    consent_due: number | null;
  }>(
    platform.pool,
    sql`select a.name, a.in_charge, a.in_charge or a.may_invite as may_invite,
        a.in_charge or a.may_terminate as may_terminate, e.id as employer_id, e.name as employer_name,
        coalesce(e.uscc, '') as uscc,
        e.verified_at is not null as verified, e.suspended_at is not null as suspended,
        ${consentDue(sql`a.id`)} as consent_due
      from employer_account a join employer e on e.id = a.employer_id where a.id = ${accountId}`,
    { name: "employer-viewer" },
  );
  const row = rows[0];
  if (!row) return null;
  return new EmployerViewer({
    employerId: row.employer_id,
    accountName: row.name,
    employerName: row.employer_name || UNNAMED_ORGANISATION,
    uscc: row.uscc,
    inCharge: row.in_charge,
    mayInvite: row.may_invite,
    mayTerminate: row.may_terminate,
    verified: row.verified,
    notInvitingReason: whyNotInviting(row),
    consentDue: row.consent_due,
  });
}

/** F-70: nothing before the verification; F-76: a suspended employer sends no invitations; F-72: not every account may. */
function whyNotInviting({
  verified,
  suspended,
  may_invite: mayInvite,
}: {
  verified: boolean;
  suspended: boolean;
  may_invite: boolean;
}): string | null {
  if (suspended) return "本单位已被平台暂停使用，暂不能发起邀请，如有疑问请联系平台客服";
  if (!verified) return "本单位尚未通过资质审核，审核通过后方可查询学生和发起邀请";
  if (!mayInvite) return RIGHT_MISSING.INVITE;
  return null;
}

/** What the desk of a department, school or authority shows of its user; null when the account is gone. */
export async function staffViewerOf(platform: Platform, accountId: string): Promise<StaffViewer | null> {
  const rows = await query<{
    name: string;
    username: string;
    role: StaffRole;
    level_scope: LevelScope;
    employment_right: ModuleRight;
    archive_right: ModuleRight;
    household_right: ModuleRight;
    province_name: string | null;
    school_name: string | null;
    department_name: string | null;
    opened_modules: StaffModule[];
    agreement_type: AgreementType | null;
  }>(
    platform.pool,
    sql`select a.name, a.username, a.role, a.level_scope, a.employment_right, a.archive_right, a.household_right,
        p.name as province_name, school.name as school_name, d.name as department_name,
        array(select module from opened_module o where o.province_id = a.province_id) as opened_modules,
        (select agreement_type from province_cohort c where c.province_id = a.province_id
          order by cohort desc limit 1) as agreement_type
      from staff_account a
        left join province p on p.id = a.province_id
        left join school on school.id = a.school_id
        left join department d on d.id = a.department_id
      where a.id = ${accountId}`,
    { name: "staff-viewer" },
  );
  const row = rows[0];
  if (!row) return null;
  const reviews = row.role === "DEPARTMENT" || row.role === "SCHOOL" || row.role === "OPERATOR";
  const rights = {
    role: row.role,
    employmentRight: row.employment_right,
    archiveRight: row.archive_right,
    householdRight: row.household_right,
    openedModules: openedFor(row.role, row.opened_modules),
  };
  return new StaffViewer({
    accountName: row.name,
    username: row.username,
    role: row.role,
    organisationName: organisationName(row.role, row),
    levelScope: row.level_scope,
    employmentRight: rights.employmentRight,
    archiveRight: rights.archiveRight,
    householdRight: rights.householdRight,
    mayReview: reviews && modulesOf(rights).some((module) => rightIn(rights, module) === "READ_WRITE"),
    reviewWord: reviewWord(row.agreement_type),
  });
}
