import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "../../database/sql.js";
import { closingOf } from "../../parties/settings/index.js";
import { type RecordSubject, TerminationOpen } from "../../records/index.js";
import { LimitReached, NotAllowed, type Refusal } from "../../words/refusals.js";
import type { AskedBy } from "./termination.entity.js";

/** The school's limit and how much of it the graduate has used (F-55). */
export interface AskedSoFar {
  limit: number;
  asked: number;
}

/**
 * F-55: per graduate and cohort over all agreements: each request of the graduate's counts once, however often it was
 * sent again after a return; not those taken back, not the employer's. The caller who acts on it holds the graduate's
 * lock.
 */
export async function readAskedSoFar(em: EntityManager, { record }: RecordSubject): Promise<AskedSoFar> {
  const [row] = await em.execute<AskedSoFar[]>(
    ...sql`
      select s.termination_limit as "limit",
        (select count(*)::int from record r join termination t on t.record_id = r.id
          where r.graduate_id = ${record.graduate.id} and r.ends_record_id is not null and r.cohort = ${record.cohort}
            and t.asked_by = 'GRADUATE' and r.status <> 'ASK_TAKEN_BACK') as asked
      from signing_settings s where s.school_id = ${record.school.id} and s.cohort = ${record.cohort}`.toOrm(),
  );
  return row ?? { limit: 0, asked: 0 };
}

/** Why this side cannot ask for the end of the agreement now, or null (F-50, F-55, F-56, F-76, F-90a). */
export function whyMayNotAsk(
  subject: RecordSubject,
  askedBy: AskedBy,
  soFar: AskedSoFar,
  now: Date,
): Refusal | null {
  const { record, openTermination, employerSuspended } = subject;
  if (record.frozen) {
    return new NotAllowed("FROZEN", "该毕业生已不在就业管理系统的生源名单中，记录已失效，不能操作");
  }
  if (record.status !== "SIGNED") {
    return new NotAllowed("NOT_IN_FORCE", "该协议尚未生效或已经结束，不能发起解约");
  }
  if (openTermination) return new TerminationOpen(whoAsked(openTermination, askedBy));
  if (now >= closingOf(record.cohort)) {
    return new NotAllowed("COHORT_CLOSED", `${record.cohort}届的签约已截止，不能再发起解约`);
  }
  if (askedBy === "EMPLOYER") {
    return employerSuspended
      ? new NotAllowed("SUSPENDED", "您单位已被平台暂停使用，只能查看，不能操作")
      : null;
  }
  if (soFar.asked < soFar.limit) return null;
  return new LimitReached(
    "TERMINATION_LIMIT",
    `学校规定每名毕业生最多可申请解约${soFar.limit}次，您已申请${soFar.asked}次，如仍需解约，请联系学校就业部门`,
    soFar.limit,
  );
}

/** F-50: of two who ask at once, the second finds a request to answer. */
function whoAsked(status: string, askedBy: AskedBy): string {
  if (status === "ASKED_BY_EMPLOYER" && askedBy === "GRADUATE") {
    return "用人单位已发起解约申请，请查看后选择同意或拒绝";
  }
  if (status === "ASKED_BY_GRADUATE" && askedBy === "EMPLOYER") {
    return "该毕业生已发起解约申请，请查看后选择同意或拒绝";
  }
  return "该协议已有正在进行的解约申请，不能重复发起";
}
