import { createHash, randomBytes } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { checkMobile, maskMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { change, query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { beijingText } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { sms } from "../../services/notifications/index.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import { type EmployerIdentity, RATE_LIMITS, take } from "../identity/index.js";
import { holdAsInCharge } from "./in-charge.js";

/** How long a colleague can set the password (F-72). */
export const OFFER_LIFETIME_MS = 3 * 86_400_000;
const LONGEST_NAME = 30;
const TOKEN_BYTES = 24;

export interface AccountWish {
  name: string;
  mobile: string;
  mayInvite: boolean;
  mayTerminate: boolean;
}

/**
 * F-72: offers a colleague an account: a link goes to the number by SMS, and whoever proves to have the number sets the
 * password. Whether the number has an account elsewhere is told to its owner alone (P-07).
 *
 * @throws InvalidInput beside `name` or `mobile`, also for a number of this very employer; LimitReached; NotAllowed
 *   RIGHT_MISSING, NOT_VERIFIED.
 */
export async function offerAccount(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  wish: AccountWish,
): Promise<void> {
  const { name, mobile } = checked(wish);
  await countOffer(platform, viewer, mobile);
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await holdAsInCharge(em, viewer);
    await refuseUnverified(em, viewer);
    await refuseSecond(platform, em, viewer, mobile, now);
    const id = uuidv7();
    const { mayInvite, mayTerminate } = wish;
    const token = newToken();
    await query(
      em,
      sql`insert into account_offer (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask, may_invite,
          may_terminate, token_hash, offered_by, offered_at, expires_at)
        values (${id}, ${viewer.employerId}, ${name}, ${platform.keys.blindIndex("mobile", mobile)},
          ${platform.keys.seal("account_offer.mobile_sealed", mobile).bytes}, ${maskMobile(mobile)}, ${mayInvite},
          ${mayTerminate}, ${hashOfOffer(token)}, ${viewer.accountId}, ${now}, ${expiryFrom(now)})`,
    );
    await sendLink(platform, em, viewer, { mobile, token, now });
    const detail = { offerId: id, again: false, rights: { mayInvite, mayTerminate } };
    await audit(em, { ...about(viewer, now), act: "EMPLOYER_ACCOUNT_OFFERED", address, detail });
  });
}

/** Sends the link of an open offer anew; the older one dies with it. @throws UnknownRecord; LimitReached; NotAllowed. */
export async function sendAccountOfferAgain(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  id: string,
): Promise<void> {
  const mobile = await mobileOf(platform, viewer, id);
  await countOffer(platform, viewer, mobile);
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await holdAsInCharge(em, viewer);
    await refuseUnverified(em, viewer);
    const token = newToken();
    const renewed = await change(
      em,
      sql`update account_offer set token_hash = ${hashOfOffer(token)}, offered_at = ${now}, expires_at = ${expiryFrom(now)}
        where id = ${id} and employer_id = ${viewer.employerId} and ended_at is null`,
    );
    if (renewed === 0) throw new UnknownRecord();
    await sendLink(platform, em, viewer, { mobile, token, now });
    const detail = { offerId: id, again: true };
    await audit(em, { ...about(viewer, now), act: "EMPLOYER_ACCOUNT_OFFERED", address, detail });
  });
}

/** Takes an offer back: its link dies. @throws UnknownRecord, also once it was taken; NotAllowed. */
export async function takeBackAccountOffer(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  id: string,
): Promise<void> {
  if (!isId(id)) throw new UnknownRecord();
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await holdAsInCharge(em, viewer);
    const ended = await change(
      em,
      sql`update account_offer set ended_at = ${now}
        where id = ${id} and employer_id = ${viewer.employerId} and ended_at is null`,
    );
    if (ended === 0) throw new UnknownRecord();
    const detail = { offerId: id };
    await audit(em, { ...about(viewer, now), act: "EMPLOYER_ACCOUNT_OFFER_ENDED", address, detail });
  });
}

export function hashOfOffer(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function checked({ name: typed, mobile: number }: AccountWish): { name: string; mobile: string } {
  const problems: FieldProblem[] = [];
  const name = tidyName(typed);
  if (!name) problems.push(new FieldProblem("name", "请填写同事姓名"));
  else if ([...name].length > LONGEST_NAME)
    problems.push(new FieldProblem("name", `姓名最多${LONGEST_NAME}个字，请核对`));
  const mobile = checkMobile(number);
  if (!mobile.ok) problems.push(new FieldProblem("mobile", mobile.reason));
  if (problems.length > 0 || !mobile.ok) throw new InvalidInput(problems);
  return { name, mobile: mobile.text };
}

/** Until then the name in the SMS is whatever was typed: nobody writes to strangers in the name of another organisation. */
async function refuseUnverified(em: EntityManager, { employerId }: EmployerIdentity): Promise<void> {
  const verified = await query(
    em,
    sql`select from employer where id = ${employerId} and verified_at is not null`,
  );
  if (verified.length === 0)
    throw new NotAllowed("NOT_VERIFIED", "本单位尚未通过认证，认证通过后方可添加同事账号");
}

/** Told of the employer's own accounts alone, which its person in charge sees anyway. */
async function refuseSecond(
  { keys }: Platform,
  em: EntityManager,
  { employerId }: EmployerIdentity,
  mobile: string,
  now: Date,
): Promise<void> {
  const index = keys.blindIndex("mobile", mobile);
  const [own] = await query<{ disabled: boolean }>(
    em,
    sql`select disabled_at is not null as disabled from employer_account
      where employer_id = ${employerId} and mobile_index = ${index}`,
  );
  if (own) {
    const words = own.disabled
      ? "该手机号码是本单位已停用的账号，请在列表中启用"
      : "该手机号码已是本单位的账号，无需重复添加";
    throw new InvalidInput([new FieldProblem("mobile", words)]);
  }
  // One whose time is over makes room for the next.
  await query(
    em,
    sql`update account_offer set ended_at = ${now}
      where employer_id = ${employerId} and mobile_index = ${index} and ended_at is null and expires_at <= ${now}`,
  );
  const [open] = await query(
    em,
    sql`select from account_offer where employer_id = ${employerId} and mobile_index = ${index} and ended_at is null`,
  );
  if (!open) return;
  const words = "已向该手机号码发送过账号通知，对方尚未启用，可在列表中重新发送";
  throw new InvalidInput([new FieldProblem("mobile", words)]);
}

async function countOffer(platform: Platform, viewer: EmployerIdentity, mobile: string): Promise<void> {
  const now = platform.clock.now();
  await take(platform, RATE_LIMITS.accountOffers, viewer.employerId, now);
  await take(platform, RATE_LIMITS.accountOffersToMobile, `${viewer.employerId} ${mobile}`, now);
  await take(platform, RATE_LIMITS.accountOffersMobile, mobile, now);
}

async function mobileOf({ pool, keys }: Platform, viewer: EmployerIdentity, id: string): Promise<string> {
  if (!isId(id)) throw new UnknownRecord();
  const [row] = await query<{ mobile_sealed: Buffer }>(
    pool,
    sql`select mobile_sealed from account_offer
      where id = ${id} and employer_id = ${viewer.employerId} and ended_at is null`,
  );
  if (!row) throw new UnknownRecord();
  return keys.open("account_offer.mobile_sealed", new Sealed(row.mobile_sealed));
}

async function sendLink(
  platform: Platform,
  em: EntityManager,
  viewer: EmployerIdentity,
  { mobile, token, now }: { mobile: string; token: string; now: Date },
): Promise<void> {
  await sms(platform, em, now, {
    mobile,
    template: "ACCOUNT_OFFER",
    variables: {
      employer: viewer.organisation,
      person: viewer.name,
      // After the hash: browsers do not send it, so that no log on the way knows it.
      link: `${platform.config.publicUrl}/employer/account-offer#${token}`,
      until: beijingText(expiryFrom(now)),
    },
    recordId: null,
    dedupeKey: `account-offer ${hashOfOffer(token).toString("base64")}`,
  });
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + OFFER_LIFETIME_MS);
}

function about(viewer: EmployerIdentity, at: Date) {
  return { at, by: viewer, subject: { kind: "EMPLOYER", id: viewer.employerId } } as const;
}
