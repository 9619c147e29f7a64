import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { BankAddress } from "../../platform/config.js";
import { askNeighbour } from "../../platform/neighbour.js";
import { tidyText } from "../../words/tidy-text.js";
import type { Bank, Payment, PaymentAnswer } from "./bank.js";

/** In which both sides sign the bytes that they send. */
export const SIGNATURE_HEADER = "x-bank-signature";

const receipt = z.string().min(1).max(60);
const reason = z.string().transform(tidyText).pipe(z.string().trim().min(1).max(100));
const answer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("PAID"), receipt }),
  z.object({ state: z.literal("ACCEPTED"), receipt }),
  z.object({ state: z.literal("REFUSED"), reason }),
]);

/** What the bank says later of a payment that it accepted: the body of its callback. */
export const paymentNews = z.discriminatedUnion("state", [
  z.object({ id: z.uuid(), state: z.literal("PAID"), receipt }),
  z.object({ id: z.uuid(), state: z.literal("REFUSED"), reason }),
]);
export type PaymentNews = z.infer<typeof paymentNews>;

/**
 * A bank behind HTTPS: `POST <url>` with `{"id", "payee", "bankName", "account", "amount": "0.37", "reference"}`, signed
 * with HMAC-SHA256 of its body, answers `{"state": "PAID" | "ACCEPTED", "receipt"}` or `{"state": "REFUSED", "reason"}`; the
 * same id again is the same payment. What becomes of an accepted one it says to `POST /bank/callback`, signed likewise.
 */
export class HttpBank implements Bank {
  constructor(private readonly address: BankAddress) {}

  async pay({ fen, ...payment }: Payment, signal: AbortSignal): Promise<PaymentAnswer> {
    const body = JSON.stringify({ ...payment, amount: (fen / 100).toFixed(2), currency: "CNY" });
    const headers = { [SIGNATURE_HEADER]: signatureOf(this.address, body) };
    const url = new URL(this.address.url);
    return await askNeighbour({ url, token: undefined, body, headers }, answer, signal);
  }
}

function signatureOf({ secret }: BankAddress, body: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

/** Whether the bank sent just these bytes. */
export function isFromBank(address: BankAddress, body: string, signature: string): boolean {
  const [wanted, given] = [Buffer.from(signatureOf(address, body)), Buffer.from(signature)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
