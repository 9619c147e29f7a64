import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput, UnknownRecord } from "../../words/refusals.js";
import { type CodeOnItsWay, countCode, type GivenCode, keepCode, useCode } from "../credentials/index.js";
import {
  browserOf,
  enterAsEmployer,
  hashPassword,
  passwordProblem,
  type SignedIn,
} from "../identity/index.js";
import { hashOfOffer } from "./account-offer.js";
import type { OfferedAccount } from "./employer-accounts.types.js";

interface OfferRow {
  id: string;
  employer_id: string;
  employer_name: string;
  name: string;
  mobile_index: Buffer;
  mobile_sealed: Buffer;
  mobile_mask: string;
  may_invite: boolean;
  may_terminate: boolean;
  expires_at: Date;
}

/** What the holder of a link reads; null for a link that is unknown, over, replaced or taken, alike. */
export async function offeredAccount(platform: Platform, token: string): Promise<OfferedAccount | null> {
  const offer = await offerOf(platform, platform.pool, token);
  return (
    offer && {
      employerName: offer.employer_name,
      name: offer.name,
      mobileMasked: offer.mobile_mask,
      expiresAt: offer.expires_at,
    }
  );
}

/** Sends a code to the number of the offer, whoever holds its link. @throws UnknownRecord; LimitReached. */
export async function sendOfferCode(context: Context, token: string): Promise<CodeOnItsWay> {
  const { platform } = context;
  const offer = await offerOf(platform, platform.pool, token);
  if (!offer) throw new UnknownRecord();
  const now = platform.clock.now();
  // Whoever holds the link is a stranger to the account that it will be.
  await countCode(platform, browserOf(context), offer.id, offer.id, now);
  const to = platform.keys.open("account_offer.mobile_sealed", new Sealed(offer.mobile_sealed));
  return await keepCode(platform, {
    app: "employer",
    purpose: "ACCOUNT_OFFER",
    accountId: offer.id,
    to,
    now,
  });
}

/**
 * Link and code together make the account (F-72), and sign in.
 *
 * @throws UnknownRecord for a link that is over; LimitReached; InvalidInput beside `code` or `password`, and beside `code` where the
 *   number has an account already: whoever comes so far has proved that it is theirs (P-07).
 */
export async function takeAccountOffer(
  context: Context,
  token: string,
  given: GivenCode & { password: string },
): Promise<SignedIn> {
  const { platform, address } = context;
  const poor = passwordProblem(given.password);
  // Before the code is used up.
  if (poor) throw new InvalidInput([new FieldProblem("password", poor)]);
  const known = await offerOf(platform, platform.pool, token);
  if (!known) throw new UnknownRecord();
  const proven = await useCode(platform, "employer", "ACCOUNT_OFFER", given);
  // A code of another offer proves another number.
  if (proven.accountId !== known.id) throw new UnknownRecord();
  const accountId = await makeAccount(platform, token, await hashPassword(given.password), address);
  return await enterAsEmployer(platform, accountId, address);
}

async function makeAccount(
  platform: Platform,
  token: string,
  passwordHash: string,
  address: string,
): Promise<string> {
  const id = uuidv7();
  const at = platform.clock.now();
  const { keys } = platform;
  try {
    await inTransaction(platform, async (em) => {
      const offer = await offerOf(platform, em, token, true);
      if (!offer) throw new UnknownRecord();
      const mobile = keys.open("account_offer.mobile_sealed", new Sealed(offer.mobile_sealed));
      await query(em, sql`update account_offer set ended_at = ${at} where id = ${offer.id}`);
      await query(
        em,
        sql`insert into employer_account (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask,
            password_hash, in_charge, may_invite, may_terminate)
          values (${id}, ${offer.employer_id}, ${offer.name}, ${offer.mobile_index},
            ${keys.seal("employer_account.mobile_sealed", mobile).bytes}, ${offer.mobile_mask}, ${passwordHash},
            false, ${offer.may_invite}, ${offer.may_terminate})`,
      );
      await audit(em, {
        at,
        by: { kind: "EMPLOYER", accountId: id },
        act: "EMPLOYER_ACCOUNT_MADE",
        subject: { kind: "ACCOUNT", id },
        address,
        detail: { offerId: offer.id },
      });
    });
  } catch (error) {
    if (violatedConstraint(error) !== "employer_account_mobile_index_key") throw error;
    const words = "该手机号码已用于其他单位账号，请先在原账号中更换手机号码，再启用本账号";
    throw new InvalidInput([new FieldProblem("code", words)]);
  }
  return id;
}

async function offerOf(
  { clock }: Platform,
  executor: SqlExecutor,
  token: string,
  held = false,
): Promise<OfferRow | null> {
  const [row] = await query<OfferRow>(
    executor,
    sql`select o.id, o.employer_id, e.name as employer_name, o.name, o.mobile_index, o.mobile_sealed, o.mobile_mask,
        o.may_invite, o.may_terminate, o.expires_at
      from account_offer o join employer e on e.id = o.employer_id
      where o.token_hash = ${hashOfOffer(token)} and o.ended_at is null and o.expires_at > ${clock.now()}
      ${held ? sql`for update of o` : sql``}`,
  );
  return row ?? null;
}
