import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import type { AgreementType } from "../../words/organisation-words.js";
import type { StaffIdentity } from "../identity/index.js";
import { ON_ROSTER } from "../roster/index.js";
import { openCohorts } from "./cohorts.js";

/** What the settings of one school's cohort depend on. */
export interface SchoolFacts {
  agreementType: AgreementType | null;
  /** Someone has acted: a record exists, in whatever state. */
  anyRecord: boolean;
  /**
   * A record is in flow, frozen ones included (P-11): a commitment not yet in force, an open termination, or anything
   * under review; drafts and unanswered invitations do not count.
   */
  anyInFlow: boolean;
}

/** Read it after locking the settings: acts hold those shared, so that nothing is added until the end. */
export async function readSchoolFacts(
  em: EntityManager,
  schoolId: string,
  cohort: number,
): Promise<SchoolFacts> {
  const rows = await query<{
    agreement_type: AgreementType | null;
    any_record: boolean;
    any_in_flow: boolean;
  }>(
    em,
    sql`select
      (select pc.agreement_type from province_cohort pc join school on school.province_id = pc.province_id
        where school.id = ${schoolId} and pc.cohort = ${cohort}) as agreement_type,
      exists (select from record where school_id = ${schoolId} and cohort = ${cohort}) as any_record,
      exists (select from record where school_id = ${schoolId} and cohort = ${cohort}
        and waits_for is not null
        and (holds or ends_record_id is not null or waits_for in ('DEPARTMENT', 'SCHOOL'))) as any_in_flow`,
  );
  const row = rows[0];
  return {
    agreementType: row?.agreement_type ?? null,
    anyRecord: row?.any_record ?? false,
    anyInFlow: row?.any_in_flow ?? false,
  };
}

/**
 * The departments with graduates of the cohort on the roster but no enabled account with 读写 (P-11): with
 * 先院系再校级审核 their submissions would wait for nobody. By name.
 */
export async function departmentsWithoutReviewer(
  em: EntityManager,
  schoolId: string,
  cohort: number,
): Promise<string[]> {
  const rows = await query<{ name: string }>(
    em,
    sql`select d.name from department d where d.school_id = ${schoolId}
      and exists (select from graduate g
        where g.department_id = d.id and g.cohort = ${cohort} and ${ON_ROSTER})
      and not exists (select from staff_account a
        where a.department_id = d.id and a.disabled_at is null and a.employment_right = 'READ_WRITE')
      order by d.name`,
  );
  return rows.map((row) => row.name);
}

/** Who may submit 协议经办人, level-scoped accounts that of their level; null for those who may (P-05, P-11, F-90). */
export function whyMayNotSetContacts(viewer: StaffIdentity, cohort: number, now: Date): string | null {
  if (viewer.role !== "SCHOOL") return "签约设置由学校设置，院系账号只能查看";
  if (viewer.employmentRight !== "READ_WRITE") return "您的账号没有读写权限，只能查看签约设置";
  if (!openCohorts(now).includes(cohort)) return `${cohort}届不在可设置的毕业届别范围内，只能查看`;
  return null;
}

/** Who may change all else of 签约设置: whole-school accounts (P-11); null for those who may. */
export function whyMayNotSet(viewer: StaffIdentity, cohort: number, now: Date): string | null {
  const mayNot = whyMayNotSetContacts(viewer, cohort, now);
  if (mayNot) return mayNot;
  if (viewer.levelScope !== "ALL") return "仅负责全校的账号可以修改，您可以设置本层次的协议经办人";
  return null;
}

/** Why the switch stands as it does (P-10, P-11); null when it can be moved. */
export function whySwitchLocked(signingOn: boolean, facts: SchoolFacts): string | null {
  if (signingOn && facts.anyRecord) return "开启后毕业生或用人单位已有操作，不可再关闭";
  if (!signingOn && !facts.agreementType) return "省级主管部门尚未选择本届就业协议书类型，暂不能开启";
  return null;
}

/** Why the review mode stands as it does (P-11); null when it can be changed. */
export function whyReviewModeLocked(facts: SchoolFacts): string | null {
  return facts.anyInFlow ? "本届有处于流程中的数据，不能修改审核方式，请先处理完毕" : null;
}
