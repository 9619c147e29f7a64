import { timingSafeEqual } from "node:crypto";
import type { KeyRing } from "../../database/sealed.js";
import type { AddressHolder } from "./upload.policy.js";

/** How long an address for reading or writing works. */
export const ADDRESS_LIFETIME_MS = 10 * 60_000;
/** Addresses given within a step are the same, so that a page read again shows what the browser has already. */
const STEP_MS = 5 * 60_000;

export type FileVariant = "original" | "screen" | "thumbnail";
/** What an address is good for; `put` takes the bytes in. */
export type AddressUse = FileVariant | "put";

export interface SignedQuery {
  e?: string;
  s?: string;
}

/**
 * An address that works for 5 to 10 minutes, for one file and use, and only together with the session (or link) it was
 * made for: one that gets out, by a history, a log or a picture of the screen, opens nothing for anybody else, and
 * signing out ends it at once. The session itself does not stand in it.
 */
export function signedAddress(
  keys: KeyRing,
  holder: AddressHolder,
  id: string,
  use: AddressUse,
  now: Date,
): string {
  const end = Math.floor((now.getTime() + ADDRESS_LIFETIME_MS) / STEP_MS) * STEP_MS;
  const path = use === "put" ? `${holder.prefix}/uploads/${id}` : `${holder.prefix}/files/${id}/${use}`;
  return `${path}?e=${end}&s=${keys.sign("upload", payloadOf(holder, id, use, String(end)))}`;
}

/** Whether the query was signed for this holder, file and use, and still holds. */
export function isSigned(
  keys: KeyRing,
  holder: AddressHolder,
  id: string,
  use: AddressUse,
  { e = "", s = "" }: SignedQuery,
  now: Date,
): boolean {
  const [given, expected] = [s, keys.sign("upload", payloadOf(holder, id, use, e))].map((text) =>
    Buffer.from(text),
  );
  if (!given || !expected || given.length !== expected.length) return false;
  return timingSafeEqual(given, expected) && now.getTime() < Number(e);
}

function payloadOf({ prefix, ref }: AddressHolder, id: string, use: AddressUse, end: string): string {
  return [prefix, ref, id, use, end].join("|");
}
