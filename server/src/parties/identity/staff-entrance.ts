import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { type ModuleRight, modulesOf, type StaffModule, type StaffRole } from "../../words/viewer.js";
import { SignInRefused } from "./identity.types.js";
import { RATE_LIMITS } from "./limits.js";
import { type Browser, passwordHashOf, sameAsBefore, writePassword } from "./own-password.js";
import { hashPassword, passwordMatches, passwordProblem } from "./passwords.js";
import { giveBack, take } from "./rate-limits.js";
import { beginFactor, confirmFactor, type NewFactor, provesFactor } from "./second-factor.js";
import { openedFor } from "./session-viewer.js";
import { endSessionsOf } from "./sessions.js";
import { identified, opened, refuse, type SignedIn, type SignInAttempt } from "./sign-in.js";
import { embeddedSignIn, type SignInMethods } from "./sign-in-methods.js";
import { SignInStep } from "./sign-in-step.types.js";
import {
  closeTicket,
  markFactorProven,
  nextStepOf,
  openTicket,
  type SignInUnderWay,
  signInOfTicket,
} from "./sign-in-steps.js";

/** In, or what comes before it. */
export type Entrance = SignedIn | SignInStep;

interface StaffRow {
  disabled: boolean;
  role: StaffRole;
  employment_right: ModuleRight;
  archive_right: ModuleRight;
  household_right: ModuleRight;
  opened_modules: StaffModule[];
}

/**
 * Signs a staff account in, if it may enter a module (P-02, P-06), or answers what is asked after the password: a code
 * of the second factor, a password of their own, the enrolment of a factor (P-12, P-13).
 *
 * @throws InvalidInput, LimitReached, SignInRefused.
 */
export async function signInStaff(
  platform: Platform,
  attempt: SignInAttempt,
  methods: SignInMethods = embeddedSignIn(platform),
): Promise<Entrance> {
  const { accountId } = await identified(platform, "admin", attempt, methods.staff);
  const [row] = await query<StaffRow>(
    platform.pool,
    sql`select disabled_at is not null as disabled, role, employment_right, archive_right, household_right,
       array(select module from opened_module o where o.province_id = a.province_id) as opened_modules
     from staff_account a where id = ${accountId}`,
  );
  const why = whyStaffMayNotEnter(row);
  if (why || !row)
    return await refuse(platform, "admin", attempt.address, accountId, why ?? new SignInRefused());
  const step = await nextStepOf(platform.pool, { accountId, role: row.role, factorProven: false });
  if (!step) return await opened(platform, "admin", attempt.address, accountId, null);
  const ticket = await openTicket(platform.pool, accountId, platform.clock.now());
  return stepOf(step, ticket);
}

function whyStaffMayNotEnter(account: StaffRow | undefined): SignInRefused | null {
  if (!account || account.disabled)
    return new SignInRefused("DISABLED", "该账号已停用，请联系上级账号管理员");
  const rights = {
    role: account.role,
    employmentRight: account.employment_right,
    archiveRight: account.archive_right,
    householdRight: account.household_right,
    openedModules: openedFor(account.role, account.opened_modules),
  };
  if (modulesOf(rights).length > 0) return null;
  if (account.employment_right !== "NONE") {
    return new SignInRefused(
      "MODULE_CLOSED",
      "省级主管部门尚未开放「毕业去向登记与网签」模块，请联系省级主管部门",
    );
  }
  return account.archive_right === "NONE" && account.household_right === "NONE"
    ? new SignInRefused("NO_RIGHT", "您的账号没有「基本信息和就业信息」模块的权限，请联系上级账号管理员")
    : new SignInRefused("MODULE_CLOSED", "省级主管部门尚未开放您的账号有权限的模块，请联系省级主管部门");
}

/** The code of the factor, or one for its recovery. @throws SignInRefused, InvalidInput, LimitReached. */
export async function proveFactorOfTicket(
  platform: Platform,
  { ticket, code }: { ticket: string; code: string },
  { address }: Browser,
): Promise<Entrance> {
  const underWay = await underWayAt(platform, ticket, "PROVE_SECOND_FACTOR");
  await checkFactor(platform, underWay.accountId, code, address);
  await markFactorProven(platform.pool, ticket);
  return await goOn(platform, ticket, { ...underWay, factorProven: true }, address);
}

/**
 * Who tries codes knows the password already: they are stopped for everybody, so that many networks come no further
 * than one. @throws InvalidInput beside `code`; LimitReached.
 */
export async function checkFactor(
  platform: Platform,
  accountId: string,
  code: string,
  address: string,
): Promise<void> {
  await take(platform, RATE_LIMITS.factorTries, accountId, platform.clock.now());
  if (!(await provesFactor(platform, accountId, code, address))) throw wrongCode();
  await giveBack(platform, RATE_LIMITS.factorTries, accountId);
}

/** A password of their own in the place of one that somebody else has set. */
export async function changePasswordOfTicket(
  platform: Platform,
  { ticket, password }: { ticket: string; password: string },
  { address }: Browser,
): Promise<Entrance> {
  const underWay = await underWayAt(platform, ticket, "CHANGE_PASSWORD");
  const { accountId } = underWay;
  const poor = passwordProblem(password);
  if (poor) throw new InvalidInput([new FieldProblem("password", poor)]);
  if (await passwordMatches(await passwordHashOf(platform.pool, "admin", accountId), password)) {
    throw sameAsBefore();
  }
  const passwordHash = await hashPassword(password);
  const at = platform.clock.now();
  const next = await inTransaction(platform, async (em) => {
    await writePassword(em, "admin", accountId, passwordHash);
    await endSessionsOf(em, accountId, at);
    const subject = { kind: "ACCOUNT", id: accountId } as const;
    await audit(em, { at, by: { kind: "ADMIN", accountId }, act: "PASSWORD_CHANGED", subject, address });
    // With the password went all tickets, this one too.
    const again = await openTicket(em, accountId, at);
    if (underWay.factorProven) await markFactorProven(em, again);
    return again;
  });
  return await goOn(platform, next, underWay, address);
}

/** @throws SignInRefused. */
export async function beginFactorOfTicket(platform: Platform, ticket: string): Promise<NewFactor> {
  return await beginFactor(platform, await underWayAt(platform, ticket, "ENROL_SECOND_FACTOR"));
}

export async function confirmFactorOfTicket(
  platform: Platform,
  { ticket, code }: { ticket: string; code: string },
  { address }: Browser,
): Promise<Entrance> {
  const underWay = await underWayAt(platform, ticket, "ENROL_SECOND_FACTOR");
  const { accountId } = underWay;
  await take(platform, RATE_LIMITS.factorTries, accountId, platform.clock.now());
  if (!(await confirmFactor(platform, accountId, code, address))) throw wrongCode();
  await giveBack(platform, RATE_LIMITS.factorTries, accountId);
  await markFactorProven(platform.pool, ticket);
  return await goOn(platform, ticket, { ...underWay, factorProven: true }, address);
}

async function underWayAt(
  platform: Platform,
  ticket: string,
  wanted: SignInStep["step"],
): Promise<SignInUnderWay> {
  const underWay = await signInOfTicket(platform.pool, ticket, platform.clock.now());
  if (underWay && (await nextStepOf(platform.pool, underWay)) === wanted) return underWay;
  throw new SignInRefused("TICKET_OVER", "登录已超时，请重新输入用户名和密码登录");
}

async function goOn(
  platform: Platform,
  ticket: string,
  underWay: SignInUnderWay,
  address: string,
): Promise<Entrance> {
  const step = await nextStepOf(platform.pool, underWay);
  if (step) return stepOf(step, ticket);
  await closeTicket(platform.pool, ticket);
  return await opened(platform, "admin", address, underWay.accountId, null);
}

function stepOf(step: SignInStep["step"], ticket: string): SignInStep {
  return Object.assign(new SignInStep(), { step, ticket });
}

export function wrongCode(): InvalidInput {
  return new InvalidInput([
    new FieldProblem("code", "验证码不正确或已使用过，请输入身份验证器当前显示的验证码，或未使用过的恢复码"),
  ]);
}
