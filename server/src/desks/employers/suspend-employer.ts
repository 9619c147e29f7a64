import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditAct, audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { publish, topic } from "../../live/live.js";
import { noteEmployer } from "../../parties/employers/index.js";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { notify } from "../../services/notifications/index.js";
import { type FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { effectsOf, workOf } from "./employer-work.js";
import type { SuspensionInput } from "./employers.types.js";
import { type HeldEmployer, onEmployer, writtenDown } from "./hold-employer.js";

/**
 * F-76: from the moment it commits the employer sends nothing and answers nothing; what stands open is only looked at, or
 * goes on without it. The employer is told the reason. Invitations that are being sent are waited for: each of a bulk is
 * before or after, none in between. The same again by the same operator changes nothing.
 *
 * @throws InvalidInput beside `reason`; NotAllowed PROOF_…, ALREADY_SUSPENDED, NOT_VERIFIED, EMPLOYER_MERGED;
 *   UnknownRecord.
 */
export async function suspendEmployer(
  context: Context,
  viewer: StaffIdentity,
  input: SuspensionInput,
): Promise<void> {
  const reason = reasonOf(input.reason, "暂停原因");
  await onEmployer(context, viewer, input.id, async (em, employer, now) => {
    if (!employer.verified) {
      throw new NotAllowed("NOT_VERIFIED", "该单位尚未通过认证，不能查询和邀请毕业生，无需暂停");
    }
    if (employer.suspended) {
      if (await isSameAgain(em, viewer, employer, "SUSPENDED", reason)) return;
      throw new NotAllowed("ALREADY_SUSPENDED", "该单位已被暂停使用，请刷新后查看");
    }
    const work = await workOf(em, employer.id);
    await query(
      em,
      sql`update employer set suspended_at = ${now}, suspension_reason = ${reason} where id = ${employer.id}`,
    );
    const note = effectsOf(work).join("；");
    await keep(context, em, viewer, employer, now, {
      act: "SUSPENDED",
      audited: "EMPLOYER_SUSPENDED",
      detail: { openInvitations: work.openInvitations },
      reason,
      note,
      title: "单位已被平台暂停使用",
      body: `您单位已被平台暂停使用，原因：${reason}。暂停期间可以登录查看，不能查询毕业生、发出或处理邀请和解约。如有异议，请联系平台客服。`,
    });
  });
}

/** F-76: everything is as it was; deadlines went on. @throws as {@link suspendEmployer}; NotAllowed NOT_SUSPENDED. */
export async function liftSuspension(
  context: Context,
  viewer: StaffIdentity,
  input: SuspensionInput,
): Promise<void> {
  const reason = reasonOf(input.reason, "恢复原因");
  await onEmployer(context, viewer, input.id, async (em, employer, now) => {
    if (!employer.suspended) {
      if (await isSameAgain(em, viewer, employer, "LIFTED", reason)) return;
      throw new NotAllowed("NOT_SUSPENDED", "该单位没有被暂停使用，请刷新后查看");
    }
    await query(
      em,
      sql`update employer set suspended_at = null, suspension_reason = null where id = ${employer.id}`,
    );
    await keep(context, em, viewer, employer, now, {
      act: "LIFTED",
      audited: "EMPLOYER_SUSPENSION_LIFTED",
      reason,
      note: null,
      title: "单位已恢复使用",
      body: `您单位已恢复使用，可以继续查询和邀请毕业生。说明：${reason}。暂停期间应约截止时间照常计算，请查看邀请是否已到期。`,
    });
  });
}

function reasonOf(typed: string, what: string): string {
  const problems: FieldProblem[] = [];
  const reason = writtenDown(problems, "reason", typed, what);
  if (problems.length > 0) throw new InvalidInput(problems);
  return reason;
}

async function isSameAgain(
  em: EntityManager,
  viewer: StaffIdentity,
  employer: HeldEmployer,
  act: "SUSPENDED" | "LIFTED",
  reason: string,
): Promise<boolean> {
  const [last] = await query<{ act: string; actor_account: string; reason: string }>(
    em,
    sql`select act, actor_account, reason from employer_event
      where employer_id = ${employer.id} and act in ('SUSPENDED', 'LIFTED') order by at desc, id desc limit 1`,
  );
  return last?.act === act && last.actor_account === viewer.accountId && last.reason === reason;
}

interface Kept {
  act: "SUSPENDED" | "LIFTED";
  audited: AuditAct;
  detail?: Readonly<Record<string, unknown>>;
  reason: string;
  note: string | null;
  title: string;
  body: string;
}

async function keep(
  { platform, address }: Context,
  em: EntityManager,
  viewer: StaffIdentity,
  employer: HeldEmployer,
  now: Date,
  { act, audited, detail, reason, note, title, body }: Kept,
): Promise<void> {
  const employerId = employer.id;
  await noteEmployer(em, { employerId, act, by: viewer, at: now, reason, note });
  const subject = { kind: "EMPLOYER", id: employerId } as const;
  await audit(em, { at: now, by: viewer, act: audited, subject, address, ...(detail && { detail }) });
  await notify(em, platform.clock, {
    recipientKind: "EMPLOYER",
    recipientId: employerId,
    dedupeKey: `employer-${act} ${employerId} ${now.getTime()}`,
    title,
    body,
    recordId: null,
  });
  await tellWatchers(em, employerId);
}

/** At most so many topics in one event; its payload has a limit. */
const TOPICS_AT_ONCE = 100;

/** Open pages of the employer, of operators, and of graduates whose invitation can be answered no more, or again. */
async function tellWatchers(em: EntityManager, employerId: string): Promise<void> {
  const invited = await query<{ graduate_id: string }>(
    em,
    sql`select distinct r.graduate_id from record r
      where r.employer_id = ${employerId} and r.graduate_id is not null and r.waits_for is not null`,
  );
  const topics = [
    topic.employer(employerId),
    topic.operators(),
    ...invited.map(({ graduate_id }) => topic.graduate(graduate_id)),
  ];
  for (let from = 0; from < topics.length; from += TOPICS_AT_ONCE) {
    await publish(em, [
      { topics: topics.slice(from, from + TOPICS_AT_ONCE), kind: "RECORD", recordId: null },
    ]);
  }
}
