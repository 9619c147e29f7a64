/** A small transfer to a corporate account (F-70). */
export interface Payment {
  /** The same id again is the same payment. */
  readonly id: string;
  readonly payee: string;
  readonly bankName: string;
  readonly account: string;
  /** 分 */
  readonly fen: number;
  /** 附言, as the payee reads it. */
  readonly reference: string;
}

/** PAID: the payee sees it · ACCEPTED: the bank will say what became of it · REFUSED: there is no such account, or not of this payee. */
export type PaymentAnswer =
  | { readonly state: "PAID"; readonly receipt: string }
  | { readonly state: "ACCEPTED"; readonly receipt: string }
  | { readonly state: "REFUSED"; readonly reason: string };

/** The platform's own bank. */
export interface Bank {
  /** @throws whatever goes wrong: the same payment is ordered again later. */
  pay(payment: Payment, signal: AbortSignal): Promise<PaymentAnswer>;
}
