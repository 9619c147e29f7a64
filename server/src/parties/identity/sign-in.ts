import { audit } from "../../audit/index.js";
import { Sealed, type SealedPlace } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import type { AppName } from "../../words/viewer.js";
import { attempting, SIGN_IN_ATTEMPTS, type Trier } from "./attempts.js";
import { firstRowOf } from "./identities.js";
import { SignInRefused } from "./identity.types.js";
import { isKnownDevice } from "./known-device.js";
import { LONGEST_PASSWORD } from "./passwords.js";
import { networkOf } from "./rate-limits.js";
import { openSession } from "./sessions.js";
import {
  embeddedSignIn,
  type IdentifiedPerson,
  plainAccount,
  type SignInMethod,
  type SignInMethods,
} from "./sign-in-methods.js";

/** One attempt to sign in: what was typed, and where it comes from. */
export interface SignInAttempt {
  account: string;
  password: string;
  address: string;
  /** The cookie of a browser that has signed in here before, to this account or another. */
  device: string | null;
}

/** A session was opened. The token goes into the cookie and nowhere else. */
export interface SignedIn {
  token: string;
  accountId: string;
  /** The roster row a graduate acts as; null for the other apps. */
  graduateId: string | null;
}

/** How each app calls its two fields: the GraphQL argument and what people read above it. */
const FIELD: Record<AppName, { name: string; label: string }> = {
  student: { name: "account", label: "学信网账号（手机号码、邮箱或证件号码）" },
  employer: { name: "mobile", label: "手机号码或邮箱" },
  admin: { name: "username", label: "用户名" },
};

/**
 * Signs a person in for the roster row that {@link firstRowOf} names, and takes over mobile and e-mail as the identity
 * provider has them (F-93).
 *
 * @throws InvalidInput, LimitReached, SignInRefused.
 */
export async function signInGraduate(
  platform: Platform,
  attempt: SignInAttempt,
  methods: SignInMethods = embeddedSignIn(platform),
): Promise<SignedIn> {
  const person = await identified(platform, "student", attempt, methods.graduate);
  return await enterAsGraduate(platform, person, attempt.address);
}

/** The same for a person whom the identity provider has just told. @throws SignInRefused NOT_IN_ROSTER. */
export async function enterAsGraduate(
  platform: Platform,
  person: IdentifiedPerson,
  address: string,
): Promise<SignedIn> {
  const graduateId = await firstRowOf(platform.pool, person.personId);
  if (graduateId === null) {
    const why = new SignInRefused("NOT_IN_ROSTER", NOT_IN_ROSTER);
    return await refuse(platform, "student", address, person.accountId, why);
  }
  await takeOverContacts(platform, person);
  return await opened(platform, "student", address, person.accountId, graduateId);
}

/** A number that was corrected to somebody else's took the last row along (P-12): then the account has none. */
const NOT_IN_ROSTER =
  "未查询到您的生源信息，请联系学校就业部门核对后再登录；证件号码经学校更正的，请用更正后的号码登录或注册";

/** Signs an employer's account in; a suspended employer may still look (F-76). @throws as {@link signInGraduate}. */
export async function signInEmployer(
  platform: Platform,
  attempt: SignInAttempt,
  methods: SignInMethods = embeddedSignIn(platform),
): Promise<SignedIn> {
  const { accountId } = await identified(platform, "employer", attempt, methods.employer);
  return await enterAsEmployer(platform, accountId, attempt.address);
}

/** The same for an account that has proved itself otherwise. @throws SignInRefused DISABLED. */
export async function enterAsEmployer(
  platform: Platform,
  accountId: string,
  address: string,
): Promise<SignedIn> {
  const rows = await query<{ disabled: boolean }>(
    platform.pool,
    sql`select disabled_at is not null as disabled from employer_account where id = ${accountId}`,
  );
  if (rows[0]?.disabled !== false) {
    const why = new SignInRefused("DISABLED", "该账号已停用，请联系本单位网签负责人");
    return await refuse(platform, "employer", address, accountId, why);
  }
  return await opened(platform, "employer", address, accountId, null);
}

/** Checks input and limits, and asks who it is; only failures use the limits up (P-14). */
export async function identified<Who>(
  platform: Platform,
  app: AppName,
  attempt: SignInAttempt,
  method: SignInMethod<Who>,
): Promise<Who> {
  const account = attempt.account.trim();
  requireFilledIn(app, account, attempt.password);
  const accountId = await method.accountOf(account);
  const trier = await trierOf(platform, attempt, accountId, `${app}:${plainAccount(account)}`);
  const found = await attempting(platform, SIGN_IN_ATTEMPTS, trier, () =>
    method.identify(account, attempt.password),
  );
  if (found) return found;
  platform.logger.info({ app }, "Sign-in refused");
  throw new SignInRefused();
}

/** All names of one account are one counter; `name` stands for what no account has. */
export async function trierOf(
  { pool, clock }: Pick<Platform, "pool" | "clock">,
  { address, device }: Pick<SignInAttempt, "address" | "device">,
  accountId: string | null,
  name: string,
): Promise<Trier> {
  const known = accountId && device && (await isKnownDevice(pool, device, accountId, clock.now()));
  return { who: accountId ?? name, network: networkOf(address), device: known ? device : null };
}

function requireFilledIn(app: AppName, account: string, password: string): void {
  const { name, label } = FIELD[app];
  const problems: FieldProblem[] = [];
  if (account === "") problems.push(new FieldProblem(name, `请输入${label}`));
  else if (account.length > 64) problems.push(new FieldProblem(name, `${label}不正确，请核对`));
  if (password === "") problems.push(new FieldProblem("password", "请输入密码"));
  else if (password.length > LONGEST_PASSWORD)
    problems.push(new FieldProblem("password", "密码过长，请核对"));
  if (problems.length > 0) throw new InvalidInput(problems);
}

export async function refuse(
  platform: Platform,
  app: AppName,
  address: string,
  accountId: string,
  refusal: SignInRefused,
): Promise<never> {
  await audit(platform.pool, {
    at: platform.clock.now(),
    by: { kind: app.toUpperCase(), accountId },
    act: "SIGN_IN_REFUSED",
    address,
    detail: { app, why: refusal.code },
  });
  throw refusal;
}

/** Session and audit entry are one transaction: nobody is signed in without a trace. */
export async function opened(
  platform: Platform,
  app: AppName,
  address: string,
  accountId: string,
  graduateId: string | null,
): Promise<SignedIn> {
  const now = platform.clock.now();
  const token = await inTransaction(platform, async (em) => {
    await audit(em, {
      at: now,
      by: { kind: app.toUpperCase(), accountId },
      act: "SIGNED_IN",
      address,
      detail: { app },
    });
    return await openSession(em, { app, accountId, graduateId, now });
  });
  return { token, accountId, graduateId };
}

/** The platform's copies and the registry's, of every row, follow the identity provider together (F-93); what it does not
 * know of leaves what the school has. */
export async function takeOverContacts(
  { pool, keys, clock }: Platform,
  { personId, mobile, email }: IdentifiedPerson,
): Promise<void> {
  const rows = await query<{ id: string; mobile_sealed: Buffer | null; email_sealed: Buffer | null }>(
    pool,
    sql`select id, mobile_sealed, email_sealed from graduate where person_id = ${personId}`,
  );
  const open = (place: SealedPlace, bytes: Buffer | null) => bytes && keys.open(place, new Sealed(bytes));
  const changed = rows.filter(
    (row) =>
      (mobile !== null && open("graduate.mobile_sealed", row.mobile_sealed) !== mobile) ||
      (email !== null && open("graduate.email_sealed", row.email_sealed) !== email),
  );
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  const sealed = (place: SealedPlace, text: string | null) =>
    text === null ? null : keys.seal(place, text).bytes;
  await query(
    pool,
    sql`with platform_copy as (
        update graduate set mobile_sealed = coalesce(${sealed("graduate.mobile_sealed", mobile)}, mobile_sealed),
          email_sealed = coalesce(${sealed("graduate.email_sealed", email)}, email_sealed)
        where id = any(${ids}::uuid[]))
      update registry_student set mobile_sealed = coalesce(${sealed("registry_student.mobile_sealed", mobile)}, mobile_sealed),
        email_sealed = coalesce(${sealed("registry_student.email_sealed", email)}, email_sealed), changed_at = ${clock.now()}
      where graduate_id = any(${ids}::uuid[])`,
  );
}
