import { maskAccount } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { column } from "../../lists/column.js";
import { contains } from "../../lists/filter.js";
import { defineList } from "../../lists/list.js";
import { descending } from "../../lists/order.js";
import type { Platform } from "../../platform/platform.js";
import type { Bank, Payment, PaymentAnswer } from "./bank.js";

/** Accounts that the embedded bank does not know, so that people can see what then happens. */
const NO_SUCH_ACCOUNT = /0000$/;

/** The bank of the embedded set-up: pays at once, into a table that stands at /dev/bank. */
export class EmbeddedBank implements Bank {
  constructor(private readonly platform: Pick<Platform, "pool" | "keys" | "clock">) {}

  async pay({ id, payee, bankName, account, fen, reference }: Payment): Promise<PaymentAnswer> {
    if (NO_SUCH_ACCOUNT.test(account)) return { state: "REFUSED", reason: "账号不存在或户名不符" };
    const { pool, keys, clock } = this.platform;
    const amount = keys.seal("embedded_bank_payment.amount_sealed", String(fen)).bytes;
    await query(
      pool,
      sql`insert into embedded_bank_payment (id, payee, bank_name, account_mask, amount_sealed, reference, paid_at)
        values (${id}, ${payee}, ${bankName}, ${maskAccount(account)}, ${amount}, ${reference}, ${clock.now()})
        on conflict (id) do nothing`,
    );
    return { state: "PAID", receipt: `EB${id.replaceAll("-", "").slice(-12).toUpperCase()}` };
  }
}

/** A payment as the account's owner reads it. */
class ReceivedPayment {
  id!: string;
  to!: string;
  text!: string;
  at!: string;
}

class ReceivedPaymentFilter {
  to?: string | null;
}

/** What the embedded bank paid, newest first: all of it, for developers. */
export const receivedPayments = defineList({
  name: "bank-inbox",
  row: ReceivedPayment,
  filter: ReceivedPaymentFilter,
  from: sql`embedded_bank_payment p`,
  columns: {
    id: column.id`p.id`,
    payee: column.text`p.payee`,
    bankName: column.text`p.bank_name`,
    accountMask: column.text`p.account_mask`,
    amountSealed: column.bytes`p.amount_sealed`,
    reference: column.text`p.reference`,
    at: column.instant`p.paid_at`,
  },
  computed: {
    to: ({ payee, bankName, accountMask }) => `${payee}（${bankName} ${accountMask}）`,
    text: ({ amountSealed, reference }, { keys }) => {
      const fen = Number(keys.open("embedded_bank_payment.amount_sealed", new Sealed(amountSealed)));
      return `入账 ${(fen / 100).toFixed(2)} 元，附言：${reference}`;
    },
  },
  scope: (_viewer: { role: "DEVELOPER" }) => sql`true`,
  filters: { to: contains`p.payee` },
  order: descending("at", "id"),
});
