import { timingSafeEqual } from "node:crypto";
import type { KeyRing } from "../../database/sealed.js";

/** How long a hit of the exact search can be put among the favourites. */
export const HIT_LIFETIME_MS = 10 * 60_000;

const PURPOSE = "graduate-hit";

/** What lets this employer, and no other, put this graduate among its favourites (F-20), until it expires. */
export function hitToken(keys: KeyRing, employerId: string, graduateId: string, now: Date): string {
  const payload = `${employerId}|${graduateId}|${now.getTime() + HIT_LIFETIME_MS}`;
  return `${Buffer.from(payload).toString("base64url")}.${keys.sign(PURPOSE, payload)}`;
}

/** The graduate of a token, or null when it was not made for this employer or has expired. */
export function graduateOfToken(keys: KeyRing, employerId: string, token: string, now: Date): string | null {
  const [encoded = "", signature = ""] = token.split(".");
  const payload = Buffer.from(encoded, "base64url").toString("utf8");
  const [owner, graduateId, expiry] = payload.split("|");
  if (!same(signature, keys.sign(PURPOSE, payload))) return null;
  return owner === employerId && graduateId && now.getTime() < Number(expiry) ? graduateId : null;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
