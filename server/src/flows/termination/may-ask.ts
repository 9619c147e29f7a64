import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { DAILY_LIMITS, limitOfToday } from "../../parties/identity/index.js";
import { closingOf } from "../../parties/settings/index.js";
import { dayOf } from "../../platform/clock.js";
import { employerMay, type RecordFacts, TerminationOpen } from "../../records/index.js";
import { LimitReached, NotAllowed } from "../../words/refusals.js";
import type { Guard } from "../../workflow/index.js";

/** The school's limit and how much of it the graduate has used (F-55). */
export interface AskedSoFar {
  limit: number;
  asked: number;
}

/** How often either side has asked for the end of the agreement on this Beijing day, taken back or not (P-15). */
export interface AskedToday {
  GRADUATE: number;
  EMPLOYER: number;
}

/** What is asked before a request: of the agreement that it would end. */
export interface AskFacts extends RecordFacts {
  /** State of the agreement. */
  readonly ofAgreement: string;
  readonly soFar: AskedSoFar;
  readonly today: AskedToday;
}

/**
 * F-55: per graduate and cohort over all agreements: each request of the graduate's counts once, however often it was
 * sent again after a return; not those taken back, not the employer's. The caller who acts on it holds the graduate's
 * lock.
 */
async function readAsked(
  em: EntityManager,
  { record }: RecordFacts & { record: { id: string } },
  now: Date,
): Promise<{ soFar: AskedSoFar; today: AskedToday }> {
  const today = (
    side: string,
  ) => sql`(select count(*)::int from record r join termination t on t.record_id = r.id
    where r.ends_record_id = ${record.id} and r.created_at >= ${dayOf(now).begin} and t.asked_by = ${side})`;
  const [row] = await query<AskedSoFar & { graduate: number; employer: number }>(
    em,
    sql`
      select coalesce(s.termination_limit, 0) as "limit",
        (select count(*)::int from record r join termination t on t.record_id = r.id
          where r.graduate_id = ${record.graduate.id} and r.ends_record_id is not null and r.cohort = ${record.cohort}
            and t.asked_by = 'GRADUATE' and r.status <> 'ASK_TAKEN_BACK') as asked,
        ${today("GRADUATE")} as graduate, ${today("EMPLOYER")} as employer
      from (values (1)) as one (row)
        left join signing_settings s on s.school_id = ${record.school.id} and s.cohort = ${record.cohort}`,
  );
  if (!row) throw new Error("A row of values is gone");
  const { limit, asked, graduate, employer } = row;
  return { soFar: { limit, asked }, today: { GRADUATE: graduate, EMPLOYER: employer } };
}

/** Whether its end may be asked for is known from the agreement itself: a request shares its parties. */
export async function askFactsOf<S extends RecordFacts & { record: { id: string } }>(
  em: EntityManager,
  agreement: S,
  now: Date,
): Promise<S & AskFacts> {
  return { ...agreement, ofAgreement: agreement.record.status, ...(await readAsked(em, agreement, now)) };
}

// ── Conditions (F-50, F-53) ──────────────────────────────────────────────────

const inForce: Guard<AskFacts> = {
  name: "协议已生效",
  check: ({ ofAgreement }) =>
    ofAgreement === "SIGNED"
      ? null
      : new NotAllowed("NOT_IN_FORCE", "该协议尚未生效或已经结束，不能发起解约"),
};

/** F-56 */
const noneOpen: Guard<AskFacts> = {
  name: "无正在进行的解约",
  check: ({ openTermination }, _now, { role }) =>
    openTermination ? new TerminationOpen(whoAsked(openTermination, role)) : null,
};

/** F-50: of two who ask at once, the second finds a request to answer. */
function whoAsked(status: string, asker: string): string {
  if (status === "ASKED_BY_EMPLOYER" && asker === "GRADUATE") {
    return "用人单位已发起解约申请，请查看后选择同意或拒绝";
  }
  if (status === "ASKED_BY_GRADUATE" && asker === "EMPLOYER") {
    return "该毕业生已发起解约申请，请查看后选择同意或拒绝";
  }
  return "该协议已有正在进行的解约申请，不能重复发起";
}

/** F-90a: no new terminations after the closing. */
const stillOpen: Guard<AskFacts> = {
  name: "本届未截止",
  check: ({ record }, now) =>
    now >= closingOf(record.cohort)
      ? new NotAllowed("COHORT_CLOSED", `${record.cohort}届的签约已截止，不能再发起解约`)
      : null,
};

/** F-76: a suspended employer can do nothing; a graduate's request goes the way of F-52. */
export const notSuspended: Guard<RecordFacts> = {
  name: "用人单位未被暂停",
  check: ({ employerSuspended }) =>
    employerSuspended ? new NotAllowed("SUSPENDED", "您单位已被平台暂停使用，只能查看，不能操作") : null,
};

/** F-55 */
const withinLimit: Guard<AskFacts> = {
  name: "未超过解约申请最大次数",
  check: ({ soFar: { asked, limit } }) =>
    asked < limit
      ? null
      : new LimitReached(
          "TERMINATION_LIMIT",
          `学校规定每名毕业生最多可申请解约${limit}次，您已申请${asked}次，如仍需解约，请联系学校就业部门`,
          limit,
        ),
  refuses: [LimitReached],
};

/** P-15: each request makes the other side and the school look. */
const notTooOftenToday: Guard<AskFacts> = {
  name: "未超过每日解约申请次数",
  check: ({ today }, now, { role }) => {
    const limit = DAILY_LIMITS.terminationsAsked;
    const asked = role === "EMPLOYER" ? today.EMPLOYER : today.GRADUATE;
    return asked < limit.most ? null : limitOfToday(limit, now);
  },
  refuses: [LimitReached],
};

export const GRADUATE_MAY_ASK = [inForce, noneOpen, stillOpen, withinLimit, notTooOftenToday];
export const EMPLOYER_MAY_ASK = [
  employerMay("TERMINATE"),
  inForce,
  noneOpen,
  stillOpen,
  notSuspended,
  notTooOftenToday,
];
