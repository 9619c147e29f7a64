import type { Platform } from "../../platform/platform.js";
import type { Bank } from "./bank.js";
import { EmbeddedBank } from "./embedded-bank.js";
import { HttpBank } from "./http-bank.js";

export type { Bank, Payment, PaymentAnswer } from "./bank.js";
export { addBankInbox } from "./bank-inbox.js";
export { isFromBank, type PaymentNews, paymentNews, SIGNATURE_HEADER } from "./http-bank.js";

/** The bank that the configuration names. */
export function bankOf(platform: Platform): Bank {
  const { bank } = platform.config;
  return bank === "embedded" ? new EmbeddedBank(platform) : new HttpBank(bank);
}
