import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { checkMobile, maskContact, maskMobile } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import {
  agree,
  type Browser,
  contactIndex,
  embeddedSignIn,
  enterAsEmployer,
  hashPassword,
  passwordProblem,
  requireConsent,
  type SignedIn,
} from "../identity/index.js";
import { type CodeOnItsWay, countCode, keepCode } from "./sent-code.js";
import { useCode } from "./use-code.js";

/**
 * The first step of 单位注册 (F-70): a code to the mobile number. It goes there whether or not an account has the number,
 * which is told to nobody who has not proved that it is theirs (P-07).
 *
 * @throws InvalidInput beside `mobile`; LimitReached.
 */
export async function sendEmployerCode(
  platform: Platform,
  typed: string,
  browser: Browser,
): Promise<CodeOnItsWay & { sentTo: string }> {
  const mobile = checkMobile(typed);
  if (!mobile.ok) throw new InvalidInput([new FieldProblem("mobile", mobile.reason)]);
  const now = platform.clock.now();
  const known = await embeddedSignIn(platform).employer.accountOf(mobile.text);
  // The same counters as for signing in with a code: one number is one number.
  await countCode(platform, browser, known, `employer:${mobile.text}`, now);
  const sent = await keepCode(platform, {
    app: "employer",
    purpose: "REGISTER",
    accountId: uuidv7(),
    to: mobile.text,
    now,
  });
  return { ...sent, sentTo: maskContact(mobile.text) };
}

/** The second step: the code, the password, and the privacy notice that stands. */
export interface EmployerRegistration {
  ticket: string;
  code: string;
  password: string;
  consentTo: number | null;
}

/**
 * Makes an organisation that is not verified yet, and the account of who registers for it, its person in charge.
 *
 * @throws InvalidInput beside `code`, `password`, `consentTo`, or `mobile` where an account has the number already;
 *   LimitReached after the day's wrong codes.
 */
export async function registerEmployer(
  platform: Platform,
  given: EmployerRegistration,
  address: string,
): Promise<SignedIn> {
  const { password, consentTo } = given;
  const poor = passwordProblem(password);
  // Both before the code is used up.
  if (poor) throw new InvalidInput([new FieldProblem("password", poor)]);
  await requireConsent(platform.pool, consentTo);
  const { accountId, to: mobile } = await useCode(platform, "employer", "REGISTER", given);
  if (mobile === null) throw new Error("A code of registration went nowhere");
  const passwordHash = await hashPassword(password);
  await makeAccount(platform, { accountId, mobile, passwordHash, consentTo }, address);
  return await enterAsEmployer(platform, accountId, address);
}

interface NewEmployer {
  accountId: string;
  mobile: string;
  passwordHash: string;
  consentTo: number | null;
}

async function makeAccount(
  platform: Platform,
  { accountId, mobile, passwordHash, consentTo }: NewEmployer,
  address: string,
): Promise<void> {
  const { keys, clock } = platform;
  const at = clock.now();
  const employerId = uuidv7();
  await inTransaction(platform, async (em) => {
    await query(
      em,
      sql`insert into employer (id, name, contact_mobile_sealed, registered_at)
        values (${employerId}, '', ${keys.seal("employer.contact_mobile_sealed", mobile).bytes}, ${at})`,
    );
    const made = await query(
      em,
      sql`insert into employer_account (id, employer_id, name, mobile_index, mobile_sealed, mobile_mask, password_hash,
          in_charge)
        values (${accountId}, ${employerId}, ${maskMobile(mobile)}, ${contactIndex(platform, mobile).index},
          ${keys.seal("employer_account.mobile_sealed", mobile).bytes}, ${maskMobile(mobile)}, ${passwordHash}, true)
        on conflict do nothing returning id`,
    );
    if (made.length === 0) throw numberTaken();
    await agree(em, consentTo, { personId: sql`${accountId}::uuid`, accountId, at, address });
    await audit(em, {
      at,
      by: { kind: "EMPLOYER", accountId },
      act: "EMPLOYER_REGISTERED",
      subject: { kind: "EMPLOYER", id: employerId },
      address,
    });
  });
}

function numberTaken(): InvalidInput {
  const words = "该手机号码已注册单位账号，请直接登录；忘记密码的，请在登录页面找回";
  return new InvalidInput([new FieldProblem("mobile", words)]);
}
