import { z } from "zod";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { publish, topic } from "../../live/live.js";
import { defineJob, handles } from "../../outbox/index.js";
import type { Platform } from "../../platform/platform.js";
import { bankOf, type PaymentNews } from "../../services/bank/index.js";
import { tell } from "../../services/notifications/index.js";
import { REFERENCE } from "./transfer-rules.js";

export const payTransfer = defineJob("employer-verification.pay", z.object({ id: z.uuid() }));

/** How long the bank has for its answer; without one the outbox asks again, and the same id is the same payment. */
const LIMIT_MS = 10_000;

interface OrderedRow {
  payee: string;
  bank_name: string;
  account_sealed: Buffer;
  amount_sealed: Buffer;
}

export const payTransferHandler = handles(payTransfer, async (platform, { id }) => {
  const [row] = await query<OrderedRow>(
    platform.pool,
    sql`select payee, bank_name, account_sealed, amount_sealed from employer_transfer
      where id = ${id} and state = 'ASKED' and receipt is null`,
  );
  if (!row) return;
  const { keys } = platform;
  const payment = {
    id,
    payee: row.payee,
    bankName: row.bank_name,
    account: keys.open("employer_transfer.account_sealed", new Sealed(row.account_sealed)),
    fen: Number(keys.open("employer_transfer.amount_sealed", new Sealed(row.amount_sealed))),
    reference: REFERENCE,
  };
  const answer = await bankOf(platform).pay(payment, AbortSignal.timeout(LIMIT_MS));
  if (answer.state === "ACCEPTED") {
    await query(
      platform.pool,
      sql`update employer_transfer set receipt = ${answer.receipt} where id = ${id} and state = 'ASKED'`,
    );
  } else await settleTransfer(platform, { id, ...answer });
});

/** What became of an order, from the bank's answer or its callback; the same again changes nothing. */
export async function settleTransfer(platform: Platform, news: PaymentNews): Promise<void> {
  const now = platform.clock.now();
  const paid = news.state === "PAID";
  await inTransaction(platform, async (em) => {
    const [row] = await query<{ record_id: string; employer_id: string }>(
      em,
      sql`update employer_transfer t set state = ${paid ? "PAID" : "FAILED"}, ended_at = ${paid ? null : now},
          receipt = coalesce(${paid ? news.receipt : null}, t.receipt), failure = ${paid ? null : news.reason}
        from record r where t.id = ${news.id} and t.state = 'ASKED' and r.id = t.record_id
        returning t.record_id, r.employer_id`,
    );
    if (!row) return;
    const { record_id: recordId, employer_id: employerId } = row;
    await publish(em, [{ topics: [topic.employer(employerId)], kind: "RECORD", recordId }]);
    await tell(em, now, {
      recipientKind: "EMPLOYER",
      recipientId: employerId,
      recordId,
      title: paid ? "对公打款已汇出" : "对公打款未成功",
      body: paid
        ? "平台已向贵单位对公账号汇出一笔小额款项，请在15天内查询到账金额并在认证页面确认。"
        : `银行未能向贵单位对公账号打款：${news.reason}。请核对户名、开户银行和账号后重新申请，或改为上传加盖公章的证照。`,
    });
  });
}
