import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { checkUscc } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { holdAsInCharge } from "../../parties/employer-accounts/index.js";
import { contactsOf, type EmployerIdentity } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { lockForAct, performIn } from "../../records/index.js";
import { tell, textTo } from "../../services/notifications/index.js";
import { idOf } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import { SYSTEM } from "../../workflow/index.js";
import { JoinRequestView } from "./join.types.js";
import { verifiedWith } from "./verified-with.js";

/*
 * A code that is registered leads to the organisation that has it: who registered for it asks its person in charge to be
 * let in (F-72), never silently.
 */

const LONGEST_NAME = 60;

/** How often one account asks, taken-back requests included: each is a message to somebody. */
const MOST_REQUESTS = 5;

export interface AskedToJoin {
  employerName: string;
  /** Who decides, as far as a stranger may know. */
  personInCharge: string;
}

/**
 * Asks the person in charge of the verified organisation with this code to let the viewer's account in.
 *
 * @throws {Refusal} InvalidInput beside `uscc`, `personName` · NotAllowed ALREADY_VERIFIED, JOIN_ASKED, JOIN_LIMIT.
 */
export async function askToJoin(
  platform: Platform,
  viewer: EmployerIdentity,
  input: { uscc: string; personName: string },
  address: string | null,
): Promise<AskedToJoin> {
  const { uscc, personName } = checked(input);
  const now = platform.clock.now();
  try {
    return await inTransaction(platform, async (em) => {
      await refuseOfVerified(em, viewer);
      const target = await verifiedWith(em, uscc);
      if (!target) {
        const message = "该统一社会信用代码的单位尚未在平台认证，请继续填写认证信息";
        throw new InvalidInput([new FieldProblem("uscc", message)]);
      }
      const id = uuidv7();
      await query(
        em,
        sql`insert into join_request (id, employer_id, account_id, person_name, asked_at)
          values (${id}, ${target.id}, ${viewer.accountId}, ${personName}, ${now})`,
      );
      await tell(em, now, {
        recipientKind: "EMPLOYER",
        recipientId: target.id,
        recordId: null,
        title: "有同事申请加入本单位",
        body: `${personName}申请加入「${target.name}」，请网签负责人在账号管理中核实后确认或拒绝。`,
      });
      await audit(em, {
        at: now,
        by: viewer,
        act: "JOIN_ASKED",
        subject: { kind: "EMPLOYER", id: target.id },
        address,
        detail: { requestId: id },
      });
      return { employerName: target.name, personInCharge: target.in_charge ?? "" };
    });
  } catch (error) {
    if (violatedConstraint(error) !== "join_request_open") throw error;
    throw new NotAllowed("JOIN_ASKED", "您已申请加入单位，请等待其网签负责人确认，或先撤回申请");
  }
}

function checked({ uscc, personName }: { uscc: string; personName: string }) {
  const code = checkUscc(uscc);
  const name = tidyName(personName);
  const problems: FieldProblem[] = [];
  if (!code.ok) problems.push(new FieldProblem("uscc", code.reason));
  if (name === "" || [...name].length > LONGEST_NAME) {
    problems.push(new FieldProblem("personName", `请填写您的姓名，最多${LONGEST_NAME}个字`));
  }
  if (problems.length > 0 || !code.ok) throw new InvalidInput(problems);
  return { uscc: code.text, personName: name };
}

async function refuseOfVerified(
  em: EntityManager,
  { employerId, accountId }: EmployerIdentity,
): Promise<void> {
  await lockForAct(em, { schoolId: null, cohort: null, graduateId: null, organisationId: employerId });
  const [row] = await query<{ verified: boolean; asked: number }>(
    em,
    sql`select e.verified_at is not null as verified,
        (select count(*)::int from join_request j where j.account_id = ${accountId}) as asked
      from employer e where e.id = ${employerId}`,
  );
  if (row?.verified) throw new NotAllowed("ALREADY_VERIFIED", "您所在的单位已通过认证，不能再加入其他单位");
  if ((row?.asked ?? 0) >= MOST_REQUESTS) {
    throw new NotAllowed(
      "JOIN_LIMIT",
      "申请加入单位的次数已达上限，请联系该单位网签负责人在账号管理中直接添加您",
    );
  }
}

/** The viewer's own request that is still open. */
export async function ownJoinRequest(
  platform: Platform,
  { accountId }: EmployerIdentity,
): Promise<JoinRequestView | null> {
  const [row] = await query<JoinRow>(
    platform.pool,
    sql`${REQUESTS} where j.account_id = ${accountId} and j.answered_at is null`,
  );
  return row ? present(row) : null;
}

/** Takes one's own open request back; a repeat changes nothing. */
export async function takeBackJoinRequest(platform: Platform, viewer: EmployerIdentity): Promise<void> {
  const now = platform.clock.now();
  await query(
    platform.pool,
    sql`update join_request set answered_at = ${now}, accepted = false, answered_by = ${viewer.accountId}
      where account_id = ${viewer.accountId} and answered_at is null`,
  );
}

interface JoinRow {
  id: string;
  person_name: string;
  mobile_mask: string;
  employer_name: string;
  asked_at: Date;
}

const REQUESTS = sql`select j.id, j.person_name, a.mobile_mask, e.name as employer_name, j.asked_at
  from join_request j join employer_account a on a.id = j.account_id join employer e on e.id = j.employer_id`;

/** Who waits to be let in: for the person in charge. */
export async function openJoinRequests(
  platform: Platform,
  { employerId, inCharge }: EmployerIdentity,
): Promise<JoinRequestView[]> {
  if (!inCharge) return [];
  const rows = await query<JoinRow>(
    platform.pool,
    sql`${REQUESTS} where j.employer_id = ${employerId} and j.answered_at is null order by j.asked_at, j.id limit 100`,
  );
  return rows.map(present);
}

function present(row: JoinRow): JoinRequestView {
  return Object.assign(new JoinRequestView(), {
    id: row.id,
    personName: row.person_name,
    mobileMasked: row.mobile_mask,
    employerName: row.employer_name,
    askedAt: new Date(row.asked_at),
  });
}

/**
 * The person in charge lets somebody in, or not. Whoever is let in acts for this organisation from then on; what they had
 * begun to verify ends.
 *
 * @throws {Refusal} UnknownRecord · NotAllowed NOT_YOURS, RIGHT_MISSING, JOIN_ANSWERED · VerdictHeld.
 */
export async function answerJoinRequest(
  platform: Platform,
  viewer: EmployerIdentity,
  { id, accept }: { id: string; accept: boolean },
  address: string | null,
): Promise<void> {
  if (!viewer.inCharge) throw new NotAllowed("NOT_YOURS", "加入申请由本单位网签负责人处理");
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    // The role, or the whole organisation, may have gone to another one a moment ago.
    await holdAsInCharge(em, viewer);
    const [request] = await query<{ account_id: string; person_name: string; accepted: boolean | null }>(
      em,
      sql`select account_id, person_name, accepted from join_request
        where id = ${idOf(id)} and employer_id = ${viewer.employerId} for update`,
    );
    if (!request) throw new UnknownRecord();
    if (request.accepted === accept) return;
    if (request.accepted !== null)
      throw new NotAllowed("JOIN_ANSWERED", "该申请已处理或已撤回，请刷新后查看");
    await query(
      em,
      sql`update join_request set answered_at = ${now}, answered_by = ${viewer.accountId}, accepted = ${accept}
        where id = ${id}`,
    );
    if (accept) await letIn(platform, em, viewer, request);
    await tellApplicant(platform, em, viewer, { id, accountId: request.account_id, accept, now });
    await audit(em, {
      at: now,
      by: viewer,
      act: "JOIN_ANSWERED",
      subject: { kind: "ACCOUNT", id: request.account_id },
      address,
      detail: { requestId: id, accept },
    });
  });
}

async function letIn(
  platform: Platform,
  em: EntityManager,
  viewer: EmployerIdentity,
  { account_id, person_name }: { account_id: string; person_name: string },
): Promise<void> {
  const [left] = await query<{ employer_id: string; record_id: string | null; verified: boolean }>(
    em,
    sql`select a.employer_id, r.id as record_id, e.verified_at is not null as verified
      from employer_account a join employer e on e.id = a.employer_id
        left join record r on r.employer_id = a.employer_id and r.kind = 'EMPLOYER_VERIFICATION' and r.waits_for is not null
      where a.id = ${account_id} for no key update of a`,
  );
  if (!left) throw new UnknownRecord();
  if (left.verified) throw new NotAllowed("JOIN_ANSWERED", "该申请人的单位已另行通过认证，申请已失效");
  if (left.record_id) {
    await performIn(platform, em, {
      recordId: left.record_id,
      act: "join",
      actor: SYSTEM,
      sight: sql`r.employer_id = ${left.employer_id}`,
      address: null,
    });
  }
  await query(
    em,
    sql`update employer_account set employer_id = ${viewer.employerId}, in_charge = false, name = ${person_name}
      where id = ${account_id}`,
  );
  await publish(em, [
    { topics: [topic.employer(left.employer_id)], kind: "RECORD", recordId: left.record_id },
  ]);
}

async function tellApplicant(
  platform: Platform,
  em: EntityManager,
  { organisation }: EmployerIdentity,
  { id, accountId, accept, now }: { id: string; accountId: string; accept: boolean; now: Date },
): Promise<void> {
  const { mobile, email } = await contactsOf(platform, em, "employer", accountId);
  const to = mobile ?? email;
  if (!to) return;
  await textTo(platform, em, now, {
    to,
    template: "ORGANISATION_DECIDED",
    variables: {
      employer: organisation,
      outcome: accept ? "已同意您加入本单位" : "未同意您加入本单位",
      link: `${platform.config.publicUrl}/employer`,
    },
    recordId: null,
    dedupeKey: `join ${id}`,
  });
}
