import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { EmployerWork } from "./employers.types.js";

/** What stands open between an employer and graduates: by what states mean, never by their names. */
export async function workOf(executor: SqlExecutor, employerId: string): Promise<EmployerWork> {
  const [row] = await query<EmployerWork & Record<string, unknown>>(
    executor,
    sql`select
        count(*) filter (where r.ends_record_id is null and r.waits_for = 'GRADUATE')::int as "openInvitations",
        count(*) filter (where r.ends_record_id is null and r.waits_for in ('DEPARTMENT', 'SCHOOL'))::int as "inReview",
        count(*) filter (where r.holds and r.waits_for is null)::int as "inForce",
        count(*) filter (where r.ends_record_id is not null and r.waits_for = 'EMPLOYER')::int as "terminationsToAnswer"
      from record r where r.employer_id = ${employerId} and r.module = 'EMPLOYMENT' and not r.frozen`,
    { name: "work-of-employer" },
  );
  return Object.assign(new EmployerWork(), row);
}

/** What a suspension does to all that (F-76), as its giver reads it before and as long as it lasts. */
export function effectsOf(work: EmployerWork): string[] {
  const { openInvitations, inReview, inForce, terminationsToAnswer } = work;
  return [
    "该单位的账号仍可登录查看，但不能查询毕业生、不能发出新邀请",
    ...(openInvitations > 0
      ? [
          `${openInvitations}份尚未答复的邀请只能查看：毕业生不能应约或拒绝，单位不能撤回或延期，应约截止时间照常计算`,
        ]
      : []),
    ...(inReview > 0 ? [`${inReview}份待学校（院系）审核的签约照常审核，审核页面显示暂停提示`] : []),
    ...(inForce > 0 ? [`${inForce}份已生效的协议继续有效，该单位不能发起解约`] : []),
    ...(terminationsToAnswer > 0
      ? [`${terminationsToAnswer}份毕业生发起、等待该单位答复的解约，由学校按强制解约办理`]
      : []),
  ];
}
