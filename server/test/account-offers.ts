import { randomBytes } from "node:crypto";
import { maskMobile } from "../src/catalogue/index.js";
import { hashOfOffer, OFFER_LIFETIME_MS } from "../src/parties/employer-accounts/account-offer.js";
import { newId, nextNumber } from "./factories.js";
import type { TestServer } from "./server.js";

/** An offer of an account at this employer, with the token of its link (F-72). */
export async function anAccountOffer(
  { platform, clock }: TestServer,
  employer: { id: string; accountId: string },
  mobile: string = aMobile(),
): Promise<{ id: string; token: string; mobile: string }> {
  const [id, token, now] = [newId(), randomBytes(24).toString("base64url"), clock.now()];
  await platform.pool.query(
    `insert into account_offer (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask, may_invite, may_terminate,
        token_hash, offered_by, offered_at, expires_at)
      values ($1, $2, '新同事', $3, $4, $5, true, true, $6, $7, $8, $9)`,
    [
      id,
      employer.id,
      platform.keys.blindIndex("mobile", mobile),
      platform.keys.seal("account_offer.mobile_sealed", mobile).bytes,
      maskMobile(mobile),
      hashOfOffer(token),
      employer.accountId,
      now,
      new Date(now.getTime() + OFFER_LIFETIME_MS),
    ],
  );
  return { id, token, mobile };
}

/** A number that no account of a test has. */
export function aMobile(): string {
  return `135${String(nextNumber()).padStart(8, "0")}`;
}
