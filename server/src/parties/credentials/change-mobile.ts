import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkMobile, maskMobile } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { EmployerIdentity, GraduateIdentity } from "../../words/viewer.js";
import {
  type Browser,
  dropLeftAccount,
  embeddedSignIn,
  endOtherSessionsOf,
  takeOverContacts,
} from "../identity/index.js";
import type { MobileChangeBegun } from "./codes.types.js";
import { type CodeApp, countCode, dropCodesOf, type GivenCode, keepCode, useBothCodes } from "./sent-code.js";

/** Whose account has a number. */
export type NumberHolder = GraduateIdentity | EmployerIdentity;

/**
 * P-12: everybody changes their own number, with a code to the present one and a code to the new one. Whether another
 * account has the new one is told to nobody who has not proved that it is theirs (P-07).
 *
 * @throws InvalidInput beside `mobile`; LimitReached.
 */
export async function beginMobileChange(
  platform: Platform,
  viewer: NumberHolder,
  typed: string,
  browser: Browser,
): Promise<MobileChangeBegun> {
  const checked = checkMobile(typed);
  if (!checked.ok) throw new InvalidInput([new FieldProblem("mobile", checked.reason)]);
  const { accountId } = viewer;
  const app = appOf(viewer);
  const now = platform.clock.now();
  await countCode(platform, browser, accountId, accountId, now);
  const common = { app, purpose: "CHANGE_MOBILE", accountId, now } as const;
  const old = await keepCode(platform, common);
  const other = await keepCode(platform, { ...common, to: checked.text });
  return {
    oldTicket: old.ticket,
    newTicket: other.ticket,
    newSentTo: maskMobile(checked.text),
    expiresAt: other.expiresAt,
  };
}

/**
 * The codes change it: the other sessions end, codes that are under way count no more, and the platform's and the
 * registry's copies follow (F-93).
 *
 * @throws InvalidInput beside `oldCode`, `newCode`, or `newCode` where another account has the number.
 */
export async function changeMobile(
  platform: Platform,
  viewer: NumberHolder,
  given: { old: GivenCode; new: GivenCode },
  { address }: Browser,
): Promise<void> {
  const { accountId, sessionId } = viewer;
  const app = appOf(viewer);
  const mobile = await useBothCodes(platform, app, "CHANGE_MOBILE", accountId, given);
  const at = platform.clock.now();
  try {
    await inTransaction(platform, async (em) => {
      await writeMobile(platform, em, app, accountId, mobile);
      await dropCodesOf(em, accountId);
      await endOtherSessionsOf(em, accountId, sessionId, at);
      const subject = { kind: "ACCOUNT", id: accountId } as const;
      await audit(em, { at, by: viewer, act: "MOBILE_CHANGED", subject, address });
    });
  } catch (error) {
    if (!violatedConstraint(error)?.endsWith("mobile_index_key")) throw error;
    throw new InvalidInput([new FieldProblem("newCode", "该手机号码已被其他账号使用，请更换其他号码")]);
  }
  const person = app === "student" && (await embeddedSignIn(platform).graduate.ofAccount(accountId));
  if (person) await takeOverContacts(platform, person);
}

async function writeMobile(
  { keys, clock }: Platform,
  em: EntityManager,
  app: CodeApp,
  accountId: string,
  mobile: string,
): Promise<void> {
  const index = keys.blindIndex("mobile", mobile);
  if (app === "student") {
    await dropLeftAccount(em, index, clock.now());
    await query(
      em,
      sql`update graduate_account set mobile_index = ${index},
          mobile_sealed = ${keys.seal("graduate_account.mobile_sealed", mobile).bytes} where id = ${accountId}`,
    );
    return;
  }
  await query(
    em,
    sql`update employer_account set mobile_index = ${index}, mobile_mask = ${maskMobile(mobile)},
        mobile_sealed = ${keys.seal("employer_account.mobile_sealed", mobile).bytes} where id = ${accountId}`,
  );
}

function appOf({ role }: NumberHolder): CodeApp {
  return role === "GRADUATE" ? "student" : "employer";
}
