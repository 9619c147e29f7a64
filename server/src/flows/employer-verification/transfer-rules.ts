import { randomInt } from "node:crypto";
import type { VerificationContent } from "./verification-form.js";

/** F-70, as data: 0.01–9.99 yuan, valid 15 days, 3 tries an organisation before the operator decides. */
export const TRANSFER = {
  leastFen: 1,
  mostFen: 999,
  validDays: 15,
  mostTries: 3,
  /** Orders for one organisation, or by one that registers, within the days that one is valid. */
  mostOrders: 3,
} as const;

/** 附言 of the transfer. */
export const REFERENCE = "毕业去向登记与网签平台单位认证";

export function randomFen(): number {
  return randomInt(TRANSFER.leastFen, TRANSFER.mostFen + 1);
}

/** How probable it is that somebody who sees no account guesses the amount. */
export function chanceOfGuessing(): number {
  return TRANSFER.mostTries / (TRANSFER.mostFen - TRANSFER.leastFen + 1);
}

/** By what tries are counted, whoever registers for the organisation: its code. */
export function organisationKey({ values }: Pick<VerificationContent, "values">): string | null {
  return values.uscc ?? null;
}

/** An amount as it is typed, in 分; null for what no transfer can be. */
export function fenOf(typed: string): number | null {
  const match = /^(\d)(?:\.(\d{1,2}))?$/.exec(typed.replace(/[元¥￥\s]/g, ""));
  if (!match) return null;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return fen >= TRANSFER.leastFen && fen <= TRANSFER.mostFen ? fen : null;
}
