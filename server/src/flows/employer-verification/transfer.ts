import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { maskAccount } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { addJob } from "../../outbox/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Platform } from "../../platform/platform.js";
import {
  findRecord,
  lockRecord,
  movedOnOf,
  readForm,
  readHeader,
  recordsInSight,
  usccTaken,
} from "../../records/index.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { payTransfer } from "./transfer-job.js";
import { fenOf, organisationKey, randomFen, TRANSFER } from "./transfer-rules.js";
import { EmployerTransferView, type TransferState } from "./verification.types.js";
import { payeeOf, type VerificationContent } from "./verification-form.js";

const DAY_MS = 86_400_000;

interface TransferRow {
  id: string;
  organisation_key: string;
  payee: string;
  bank_name: string;
  account_sealed: Buffer;
  account_mask: string;
  amount_sealed: Buffer;
  state: "ASKED" | "PAID" | "FAILED" | "CONFIRMED";
  asked_at: Date;
  expires_at: Date;
  failure: string | null;
  /** Of the organisation, whoever registered for it. */
  tries_so_far: number;
}

const COLUMNS = sql`t.id, t.organisation_key, t.payee, t.bank_name, t.account_sealed, t.account_mask, t.amount_sealed, t.state, t.asked_at,
  t.expires_at, t.failure,
  (select coalesce(sum(o.tries), 0)::int from employer_transfer o where o.organisation_key = t.organisation_key) as tries_so_far`;

/** The last transfer of a record. */
async function lastTransfer(executor: SqlExecutor, recordId: string): Promise<TransferRow | null> {
  const [row] = await query<TransferRow>(
    executor,
    sql`select ${COLUMNS} from employer_transfer t where t.record_id = ${recordId}
      order by t.asked_at desc, t.id desc limit 1`,
    { name: "last-transfer" },
  );
  return row ?? null;
}

/** What employer and operator see of it; null where none was asked for. */
export async function transferOf(
  { pool, clock }: Pick<Platform, "pool" | "clock">,
  recordId: string,
): Promise<EmployerTransferView | null> {
  const row = await lastTransfer(pool, recordId);
  return row && viewOf(row, clock.now());
}

function viewOf(row: TransferRow, now: Date): EmployerTransferView {
  return Object.assign(new EmployerTransferView(), {
    id: row.id,
    state: stateOf(row, now),
    payee: row.payee,
    bankName: row.bank_name,
    accountMasked: row.account_mask,
    askedAt: new Date(row.asked_at),
    expiresAt: new Date(row.expires_at),
    triesLeft: Math.max(0, TRANSFER.mostTries - row.tries_so_far),
    failure: row.failure,
  });
}

function stateOf(
  { state, tries_so_far: tries, expires_at: expiresAt }: TransferRow,
  now: Date,
): TransferState {
  if (state === "CONFIRMED" || state === "FAILED") return state;
  if (tries >= TRANSFER.mostTries) return "CLOSED";
  return new Date(expiresAt) <= now ? "EXPIRED" : state;
}

/** Whether the amount of a transfer to just this organisation, and just this account of it, was confirmed. */
export async function confirmedTransferOf(
  keys: KeyRing,
  executor: SqlExecutor,
  recordId: string,
  content: VerificationContent,
): Promise<boolean> {
  const rows = await query<{ account_sealed: Buffer }>(
    executor,
    sql`select account_sealed from employer_transfer where record_id = ${recordId} and state = 'CONFIRMED'
      and organisation_key = ${organisationKey(content)} and payee = ${content.values.employerName ?? null}`,
  );
  return rows.some((row) => accountOf(keys, row) === content.values.bankAccount);
}

function accountOf(keys: KeyRing, { account_sealed }: Pick<TransferRow, "account_sealed">): string {
  return keys.open("employer_transfer.account_sealed", new Sealed(account_sealed));
}

/** Wrong amounts that were given for an organisation so far. */
export async function wrongAmountsFor(executor: SqlExecutor, key: string): Promise<number> {
  const [row] = await query<{ tries: number }>(
    executor,
    sql`select coalesce(sum(tries - case when state = 'CONFIRMED' then 1 else 0 end), 0)::int as tries
      from employer_transfer where organisation_key = ${key}`,
  );
  return row?.tries ?? 0;
}

/**
 * Orders a transfer to the account that the saved form names (F-70). One that is under way is not ordered again.
 *
 * @throws {Refusal} UnknownRecord · RecordMovedOn · InvalidInput for what the form lacks · NotAllowed NOT_YOURS,
 *   USCC_TAKEN, TRANSFER_CLOSED, TRANSFER_LIMIT.
 */
export async function requestTransfer(
  platform: Platform,
  viewer: EmployerIdentity,
  recordId: string,
  address: string | null,
): Promise<void> {
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await lockOwn(em, viewer, recordId);
    const content = await savedForm(platform, em, recordId, now);
    const key = organisationKey(content) ?? "";
    await lockOrganisation(em, key);
    await refuseOrder(em, viewer, key, now);
    const last = await lastTransfer(em, recordId);
    if (last && isStanding(platform.keys, last, content, now)) return;
    const { values } = content;
    const { keys } = platform;
    const account = values.bankAccount ?? "";
    const id = uuidv7();
    await query(
      em,
      sql`insert into employer_transfer (id, record_id, organisation_key, payee, bank_name, account_sealed, account_mask,
          amount_sealed, state, asked_by, asked_at, expires_at)
        values (${id}, ${recordId}, ${key}, ${values.employerName}, ${values.bankName},
          ${keys.seal("employer_transfer.account_sealed", account).bytes}, ${maskAccount(account)},
          ${keys.seal("employer_transfer.amount_sealed", String(randomFen())).bytes}, 'ASKED', ${viewer.accountId}, ${now},
          ${new Date(now.getTime() + TRANSFER.validDays * DAY_MS)})`,
    );
    await addJob(em, payTransfer, { id });
    await audit(em, {
      at: now,
      by: viewer,
      act: "TRANSFER_REQUESTED",
      subject: { kind: "RECORD", id: recordId },
      address,
      detail: { transferId: id },
    });
  });
}

/** The one that stands is to the same account of the same organisation. */
function isStanding(keys: KeyRing, last: TransferRow, { values }: VerificationContent, now: Date): boolean {
  const open = ["ASKED", "PAID", "CONFIRMED"].includes(stateOf(last, now));
  return (
    open &&
    last.organisation_key === values.uscc &&
    last.payee === values.employerName &&
    accountOf(keys, last) === values.bankAccount
  );
}

/** Locks the record, which its person in charge is editing. */
async function lockOwn(em: EntityManager, viewer: EmployerIdentity, recordId: string): Promise<void> {
  const sight = recordsInSight(viewer);
  const found = await findRecord(em, recordId, sight);
  if (found?.kind !== "EMPLOYER_VERIFICATION" || !(await lockRecord(em, found, sight)))
    throw new UnknownRecord();
  if (!viewer.inCharge) throw new NotAllowed("NOT_YOURS", "单位认证由本单位网签负责人办理");
  const record = await readHeader(em, recordId);
  if (!record) throw new UnknownRecord();
  if (record.waitsFor !== "EMPLOYER") throw await movedOnOf(em, record);
}

/** Nobody's tries slip past each other, from whichever registration they come. */
async function lockOrganisation(em: EntityManager, key: string): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${`employer-transfer ${key}`}, 0))`);
}

async function savedForm(
  platform: Platform,
  em: EntityManager,
  recordId: string,
  now: Date,
): Promise<VerificationContent> {
  const saved = await readForm(platform, em, recordId);
  if (!saved) throw new InvalidInput([new FieldProblem("form.employerName", "请填写单位名称")]);
  return payeeOf(saved.content as VerificationContent, currentCohort(now));
}

async function refuseOrder(
  em: EntityManager,
  viewer: EmployerIdentity,
  key: string,
  now: Date,
): Promise<void> {
  const taken = await query(em, sql`select from employer where uscc = ${key} and id <> ${viewer.employerId}`);
  if (taken.length > 0) throw usccTaken();
  const since = new Date(now.getTime() - TRANSFER.validDays * DAY_MS);
  const [row] = await query<{ tries: number; orders: number }>(
    em,
    sql`select coalesce(sum(t.tries) filter (where t.organisation_key = ${key}), 0)::int as tries,
        count(*) filter (where t.asked_at > ${since})::int as orders
      from employer_transfer t join record r on r.id = t.record_id
      where t.organisation_key = ${key} or r.employer_id = ${viewer.employerId}`,
  );
  if ((row?.tries ?? 0) >= TRANSFER.mostTries) throw transferClosed();
  if ((row?.orders ?? 0) >= TRANSFER.mostOrders) {
    throw new NotAllowed(
      "TRANSFER_LIMIT",
      `${TRANSFER.validDays}天内最多申请${TRANSFER.mostOrders}次对公打款，请改为上传加盖公章的证照`,
    );
  }
}

function transferClosed(): NotAllowed {
  return new NotAllowed(
    "TRANSFER_CLOSED",
    `该单位的打款金额已${TRANSFER.mostTries}次确认不正确，不能再用打款方式认证。请改为上传加盖公章的证照，由平台审核`,
  );
}

/**
 * Takes an amount for the one that was paid (F-70). Each try counts, and is counted before it is compared.
 *
 * @throws {Refusal} UnknownRecord · RecordMovedOn · InvalidInput beside `amount` · NotAllowed NOT_YOURS, TRANSFER_NONE,
 *   TRANSFER_UNDER_WAY, TRANSFER_EXPIRED, TRANSFER_CLOSED.
 */
export async function confirmTransfer(
  platform: Platform,
  viewer: EmployerIdentity,
  { recordId, amount }: { recordId: string; amount: string },
  address: string | null,
): Promise<void> {
  const fen = fenOf(amount);
  if (fen === null) {
    throw new InvalidInput([new FieldProblem("amount", "请填写收到的金额，0.01至9.99元，例如0.37")]);
  }
  const now = platform.clock.now();
  // A wrong amount is counted: the transaction commits, and is refused outside.
  const triesLeft = await inTransaction(platform, async (em) => {
    await lockOwn(em, viewer, recordId);
    const row = await openTransfer(em, recordId, now);
    if (row === "CONFIRMED") return null;
    const right =
      Number(platform.keys.open("employer_transfer.amount_sealed", new Sealed(row.amount_sealed))) === fen;
    await query(
      em,
      sql`update employer_transfer set tries = tries + 1, state = case when ${right}::boolean then 'CONFIRMED' else state end,
          ended_at = case when ${right}::boolean then ${now}::timestamptz end
        where id = ${row.id}`,
    );
    await audit(em, {
      at: now,
      by: viewer,
      act: "TRANSFER_AMOUNT_GIVEN",
      subject: { kind: "RECORD", id: recordId },
      address,
      detail: { transferId: row.id, right },
    });
    return right ? null : TRANSFER.mostTries - row.tries_so_far - 1;
  });
  if (triesLeft === null) return;
  if (triesLeft <= 0) throw transferClosed();
  const message = `金额不正确，请核对对公账号的入账记录，还可以确认${triesLeft}次`;
  throw new InvalidInput([new FieldProblem("amount", message)]);
}

async function openTransfer(
  em: EntityManager,
  recordId: string,
  now: Date,
): Promise<TransferRow | "CONFIRMED"> {
  const asked = await lastTransfer(em, recordId);
  if (!asked) throw new NotAllowed("TRANSFER_NONE", "尚未申请对公打款，请先申请");
  await lockOrganisation(em, asked.organisation_key);
  const row = (await lastTransfer(em, recordId)) ?? asked;
  switch (stateOf(row, now)) {
    case "CONFIRMED":
      return "CONFIRMED";
    case "PAID":
      return row;
    case "ASKED":
      throw new NotAllowed("TRANSFER_UNDER_WAY", "银行正在处理打款，请稍后再确认");
    case "EXPIRED":
      throw new NotAllowed("TRANSFER_EXPIRED", "打款确认已超过15天有效期，请重新申请打款");
    case "CLOSED":
      throw transferClosed();
    case "FAILED":
      throw new NotAllowed("TRANSFER_NONE", "本次打款未成功，请核对账号信息后重新申请");
  }
}
