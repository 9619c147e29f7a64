import { type KeyRing, Sealed } from "../../database/sealed.js";

/** How long a hit of the exact search can be put among the favourites. */
export const HIT_LIFETIME_MS = 10 * 60_000;

const PLACE = "graduate.hit";

/**
 * What lets this employer, and no other, put this graduate among its favourites (F-20), until it expires. Sealed, because
 * an employer that looks for one person again in another year could else see by the number inside who is who (P-07).
 */
export function hitToken(keys: KeyRing, employerId: string, graduateId: string, now: Date): string {
  const payload = `${employerId}|${graduateId}|${now.getTime() + HIT_LIFETIME_MS}`;
  return keys.seal(PLACE, payload).bytes.toString("base64url");
}

/** The graduate of a token, or null when it was not made for this employer or has expired. */
export function graduateOfToken(keys: KeyRing, employerId: string, token: string, now: Date): string | null {
  const [owner, graduateId, expiry] = opened(keys, token).split("|");
  return owner === employerId && graduateId && now.getTime() < Number(expiry) ? graduateId : null;
}

function opened(keys: KeyRing, token: string): string {
  try {
    return keys.open(PLACE, new Sealed(Buffer.from(token, "base64url")));
  } catch {
    return "";
  }
}
