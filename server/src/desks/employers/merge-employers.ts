import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkUscc } from "../../catalogue/index.js";
import { change, query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { keepFormerName, noteEmployer } from "../../parties/employers/index.js";
import { endSessionsOf, requireProof, type StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { notify } from "../../services/notifications/index.js";
import { idOf } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { type MergeEmployersInput, MergePreview } from "./employers.types.js";
import { type HeldEmployer, holdEmployers, writtenDown } from "./hold-employer.js";

/**
 * Merges an organisation into another that is the same one registered twice: accounts, favourites, messages and records
 * with graduates move; agreements keep the name they were sent with (F-73), the old name and USCC stay findable, and the
 * history of both says it. The accounts sign in again; none of them is in charge any more.
 *
 * @throws InvalidInput beside `intoUscc`, `reason`; NotAllowed PROOF_…, EMPLOYER_MERGED, and what {@link whyNotMerge}
 *   says; UnknownRecord.
 */
export async function mergeEmployers(
  context: Context,
  viewer: StaffIdentity,
  input: MergeEmployersInput,
): Promise<void> {
  requireProof(viewer);
  const problems: FieldProblem[] = [];
  const reason = writtenDown(problems, "reason", input.reason, "合并原因");
  const uscc = usccOf(problems, input.intoUscc);
  if (uscc === null || problems.length > 0) throw new InvalidInput(problems);
  const { platform } = context;
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    const pair = await holdPair(em, idOf(input.id), uscc);
    const refusal = await whyNotMerge(em, pair);
    if (refusal) throw refusal;
    const moved = await move(em, pair, now);
    await keep(context, em, viewer, { ...pair, reason, now, moved });
  });
}

/** What {@link mergeEmployers} would move, and why it cannot. @throws InvalidInput beside `intoUscc`; UnknownRecord. */
export async function previewMerge(
  { platform }: Context,
  id: string,
  intoUscc: string,
): Promise<MergePreview> {
  const problems: FieldProblem[] = [];
  const uscc = usccOf(problems, intoUscc);
  if (uscc === null) throw new InvalidInput(problems);
  return await inTransaction(platform, async (em) => {
    const pair = await holdPair(em, idOf(id), uscc);
    const { from, into } = pair;
    const refusal = await whyNotMerge(em, pair);
    const [row] = await query<{ accounts: number; records: number; favourites: number }>(
      em,
      sql`select (select count(*)::int from employer_account where employer_id = ${from.id}) as accounts,
        (select count(*)::int from record where employer_id = ${from.id} and graduate_id is not null) as records,
        (select count(*)::int from favourite where employer_id = ${from.id}) as favourites`,
    );
    return Object.assign(new MergePreview(), {
      accounts: 0,
      records: 0,
      favourites: 0,
      ...row,
      into: { id: into.id, name: into.name, uscc: into.uscc },
      refusal: refusal?.message ?? null,
    });
  });
}

interface Pair {
  from: HeldEmployer;
  into: HeldEmployer;
}

function usccOf(problems: FieldProblem[], typed: string): string | null {
  const checked = checkUscc(typed);
  if (checked.ok) return checked.text;
  problems.push(new FieldProblem("intoUscc", checked.reason));
  return null;
}

/** Both, held in the order of their ids. */
async function holdPair(em: EntityManager, fromId: string, uscc: string): Promise<Pair> {
  const [found] = await query<{ id: string }>(em, sql`select id from employer where uscc = ${uscc}`);
  if (!found) {
    throw new InvalidInput([new FieldProblem("intoUscc", "平台上没有该统一社会信用代码的单位，请核对")]);
  }
  if (found.id === fromId) {
    throw new InvalidInput([
      new FieldProblem("intoUscc", "这是该单位自己的统一社会信用代码，请填写要并入的单位"),
    ]);
  }
  const held = await holdEmployers(em, [fromId, found.id]);
  const from = held.find(({ id }) => id === fromId);
  const into = held.find(({ id }) => id === found.id);
  if (!from || !into) throw new UnknownRecord();
  return { from, into };
}

/** Why these two cannot become one now; null when they can. Each says what to do first. */
async function whyNotMerge(executor: SqlExecutor, { from, into }: Pair): Promise<NotAllowed | null> {
  if (from.merged_into || into.merged_into) {
    return new NotAllowed("EMPLOYER_MERGED", "其中一个单位已并入其他单位，请刷新后查看");
  }
  if (!into.verified) return new NotAllowed("NOT_VERIFIED", "要并入的单位尚未通过认证，请先完成认证");
  if (from.suspended || into.suspended) {
    return new NotAllowed("SUSPENDED", "其中一个单位已被暂停使用，恢复使用后才能合并");
  }
  const [row] = await query<{ reviewed: boolean; both: number }>(
    executor,
    sql`select exists (select from record r where r.employer_id = ${from.id} and r.graduate_id is null
        and r.waits_for is not null) as reviewed,
      (select count(*)::int from record a join record b on b.graduate_id = a.graduate_id and b.employer_id = ${into.id}
        where a.employer_id = ${from.id} and a.module = 'EMPLOYMENT' and b.module = 'EMPLOYMENT'
          and a.ends_record_id is null and b.ends_record_id is null
          and (a.holds or a.waits_for is not null) and (b.holds or b.waits_for is not null)) as both`,
  );
  if (row?.reviewed) {
    return new NotAllowed("MERGE_UNDER_REVIEW", "该单位有尚未办结的认证或变更申请，请先办结");
  }
  if (row && row.both > 0) {
    return new NotAllowed(
      "MERGE_BOTH_OPEN",
      `有${row.both}名毕业生与两个单位都有进行中的邀请或签约，请待其中一方结束后再合并`,
    );
  }
  return null;
}

interface Moved {
  accounts: number;
  records: number;
}

async function move(em: EntityManager, { from, into }: Pair, now: Date): Promise<Moved> {
  // In the order in which acts on many records lock them (docs/adr/0013).
  await query(
    em,
    sql`select id from record where employer_id = ${from.id} and graduate_id is not null order by id for no key update`,
  );
  const records = await change(
    em,
    sql`update record set employer_id = ${into.id} where employer_id = ${from.id} and graduate_id is not null`,
  );
  await query(
    em,
    sql`delete from favourite f where f.employer_id = ${from.id}
      and exists (select from favourite k where k.employer_id = ${into.id} and k.graduate_id = f.graduate_id)`,
  );
  await query(em, sql`update favourite set employer_id = ${into.id} where employer_id = ${from.id}`);
  await query(
    em,
    sql`update message set recipient_id = ${into.id}
      where recipient_kind = 'EMPLOYER' and recipient_id = ${from.id}`,
  );
  // Schools' marks go by the code, and what they warn of is one organisation now (F-75).
  if (from.uscc && into.uscc) {
    await query(
      em,
      sql`update employer_warning w set uscc = ${into.uscc} where w.uscc = ${from.uscc}
        and not exists (select from employer_warning o where o.uscc = ${into.uscc} and o.school_id = w.school_id)`,
    );
  }
  // Nobody joins an organisation that has gone into another.
  await query(
    em,
    sql`update account_offer set ended_at = ${now} where employer_id = ${from.id} and ended_at is null`,
  );
  await query(
    em,
    sql`update position_template t set employer_id = ${into.id} where t.employer_id = ${from.id}
      and not exists (select from position_template k where k.employer_id = ${into.id} and k.name = t.name)`,
  );
  // What is being searched is searched for the one that the accounts act for from now on.
  await query(em, sql`update graduate_sheet set employer_id = ${into.id} where employer_id = ${from.id}`);
  const accounts = await query<{ id: string }>(
    em,
    sql`update employer_account set employer_id = ${into.id}, in_charge = false where employer_id = ${from.id}
      returning id`,
  );
  for (const { id } of accounts) await endSessionsOf(em, id, now);
  // Who asked to be let in is answered by whoever is in charge now (F-72). After the accounts: answers lock them first.
  await query(
    em,
    sql`update join_request set employer_id = ${into.id} where employer_id = ${from.id} and answered_at is null`,
  );
  await query(
    em,
    sql`update employer set merged_into = ${into.id}, verified_at = null where id = ${from.id}`,
  );
  return { accounts: accounts.length, records };
}

async function keep(
  { platform, address }: Context,
  em: EntityManager,
  viewer: StaffIdentity,
  { from, into, reason, now, moved }: Pair & { reason: string; now: Date; moved: Moved },
): Promise<void> {
  await keepFormerName(em, { employerId: into.id, name: from.name, uscc: from.uscc, until: now });
  const what = `账号${moved.accounts}个，签约记录${moved.records}条`;
  await noteEmployer(em, {
    employerId: from.id,
    act: "MERGED_AWAY",
    by: viewer,
    at: now,
    reason,
    note: `并入「${into.name}」：${what}`,
  });
  await noteEmployer(em, {
    employerId: into.id,
    act: "MERGED_IN",
    by: viewer,
    at: now,
    reason,
    note: `「${from.name}」（${from.uscc ?? "无统一社会信用代码"}）并入：${what}`,
  });
  await audit(em, {
    at: now,
    by: viewer,
    act: "EMPLOYERS_MERGED",
    subject: { kind: "EMPLOYER", id: from.id },
    address,
    detail: { into: into.id, ...moved },
  });
  await notify(em, platform.clock, {
    recipientKind: "EMPLOYER",
    recipientId: into.id,
    dedupeKey: `employer-merged ${from.id}`,
    title: "重复登记的单位已合并",
    body: `平台客服已将「${from.name}」并入您单位，其账号和签约记录转入您单位，账号由网签负责人管理；已发出的邀请和协议仍按原单位名称。`,
    recordId: null,
  });
  await publish(em, [
    {
      topics: [topic.employer(from.id), topic.employer(into.id), topic.operators()],
      kind: "RECORD",
      recordId: null,
    },
  ]);
}
