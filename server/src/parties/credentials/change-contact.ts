import { audit } from "../../audit/index.js";
import { checkContact, isEmail, maskContact, maskEmail, maskMobile } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import { isStaff, type Viewer } from "../../words/viewer.js";
import {
  appOf,
  type Browser,
  contactsOf,
  dropLeftAccount,
  embeddedSignIn,
  endOtherSessionsOf,
  RATE_LIMITS,
  requireProof,
  take,
  takeOverContacts,
  wayTo,
  writeContact,
} from "../identity/index.js";
import { countedAs } from "./code-tries.js";
import { type ContactChangeBegun, MyContacts } from "./contacts.types.js";
import { countCode, dropCodesOf, keepCode } from "./sent-code.js";
import { type GivenCode, useBothCodes } from "./use-code.js";

type SignedIn = Exclude<Viewer, { role: "ANONYMOUS" }>;

/** What the viewer's account is reached by, masked. */
export async function myContacts(platform: Platform, viewer: SignedIn): Promise<MyContacts> {
  const { mobile, email } = await contactsOf(platform, platform.pool, appOf(viewer), viewer.accountId);
  return Object.assign(new MyContacts(), {
    mobile: mobile && maskMobile(mobile),
    email: email && maskEmail(email),
  });
}

/**
 * P-12: everybody changes their own mobile and mail, with a code to what they have of it and a code to the new one; where
 * there is none yet the first goes to the other of both. Staff who have neither prove again who they are instead. Whether
 * another account has the new one is told to nobody who has not proved that it is theirs (P-07).
 *
 * @throws InvalidInput beside `field`; LimitReached; NotAllowed PROOF_….
 */
export async function beginContactChange(
  platform: Platform,
  viewer: SignedIn,
  { typed, field }: { typed: string; field: string },
  browser: Browser,
): Promise<ContactChangeBegun> {
  const checked = checkContact(typed);
  if (!checked.ok) throw new InvalidInput([new FieldProblem(field, checked.reason)]);
  const { accountId } = viewer;
  const app = appOf(viewer);
  const byEmail = isEmail(checked.text);
  const oldTo = wayTo(await contactsOf(platform, platform.pool, app, accountId), byEmail);
  if (oldTo === null) requireProofOf(viewer);
  const now = platform.clock.now();
  const { knownDevice } = await countCode(platform, browser, accountId, accountId, now);
  await take(platform, RATE_LIMITS.codesToNewNumber, countedAs(platform, checked.text), now);
  const common = { app, purpose: "CHANGE_CONTACT", accountId, knownDevice, byEmail, now } as const;
  const old = oldTo === null ? null : await keepCode(platform, common);
  const other = await keepCode(platform, { ...common, to: checked.text });
  return {
    oldTicket: old?.ticket ?? null,
    oldSentTo: oldTo && maskContact(oldTo),
    newTicket: other.ticket,
    newSentTo: maskContact(checked.text),
    expiresAt: other.expiresAt,
  };
}

/**
 * The codes change it: the other sessions end, codes that are under way count no more, and the platform's and the
 * registry's copies follow (F-93).
 *
 * @throws InvalidInput beside `oldCode`, `newCode`, or `newCode` where another account has the number or address;
 *   NotAllowed PROOF_…; LimitReached after the day's wrong codes.
 */
export async function changeContact(
  platform: Platform,
  viewer: SignedIn,
  given: { old: GivenCode | null; new: GivenCode },
  { address }: Browser,
): Promise<void> {
  const { accountId, sessionId } = viewer;
  const app = appOf(viewer);
  if (given.old === null) await requireNoContact(platform, viewer);
  const contact = await useBothCodes(platform, app, "CHANGE_CONTACT", accountId, given);
  const at = platform.clock.now();
  try {
    await inTransaction(platform, async (em) => {
      if (app === "student") await dropLeftAccount(platform, em, contact, at);
      await writeContact(platform, em, app, accountId, contact);
      await dropCodesOf(em, accountId);
      await endOtherSessionsOf(em, accountId, sessionId, at);
      const act = isEmail(contact) ? "EMAIL_CHANGED" : "MOBILE_CHANGED";
      await audit(em, { at, by: viewer, act, subject: { kind: "ACCOUNT", id: accountId }, address });
    });
  } catch (error) {
    if (!/(mobile|email)_index_key$/.test(violatedConstraint(error) ?? "")) throw error;
    const what = isEmail(contact) ? "邮箱" : "手机号码";
    throw new InvalidInput([new FieldProblem("newCode", `该${what}已被其他账号使用，请更换其他${what}`)]);
  }
  const person = app === "student" && (await embeddedSignIn(platform).graduate.ofAccount(accountId));
  if (person) await takeOverContacts(platform, person);
}

/** Only staff may have neither number nor address: they sign in by user name. */
function requireProofOf(viewer: SignedIn): void {
  if (!isStaff(viewer))
    throw new NotAllowed("NO_CONTACT", "您的账号没有可接收验证码的联系方式，请联系学校或平台客服");
  requireProof(viewer);
}

/** Held against whoever leaves the old code out though there is a number or an address. */
async function requireNoContact(platform: Platform, viewer: SignedIn): Promise<void> {
  const [held] = await query(
    platform.pool,
    sql`select from staff_account where id = ${viewer.accountId} and mobile_index is null and email_index is null`,
  );
  if (!held) throw new InvalidInput([new FieldProblem("oldCode", "请输入原联系方式收到的验证码")]);
  requireProofOf(viewer);
}
