import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { audit } from "../../audit/index.js";
import { checkDocumentNumber, checkEmail, checkMobile, isEmail, maskContact } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode, tidyName } from "../../words/tidy-text.js";
import {
  agree,
  attempting,
  type Browser,
  contactIndex,
  dropLeftAccount,
  enterAsGraduate,
  hashPassword,
  type IdentifiedPerson,
  passwordProblem,
  RATE_LIMITS,
  REGISTRATION_ATTEMPTS,
  requireConsent,
  type SignedIn,
  take,
  trierOf,
} from "../identity/index.js";
import { type RegisterGraduateInput, RegistrationRefused } from "./registration.types.js";
import { type CodeOnItsWay, keepCode } from "./sent-code.js";
import { useCode } from "./use-code.js";

/** Longest text that is looked at; the rules of the roster are shorter (D-01). */
const LONGEST = 60;

/** A code that was sent, and where to. */
export interface RegistrationUnderWay extends CodeOnItsWay {
  sentTo: string;
}

/**
 * The embedded stand-in for 学信网's own registration (N-01, docs/adr/0008): whoever knows name, ID number, 学号 and
 * 考生号 of a roster row and has the mobile, or without a mainland one the mail address, that the school knows of it makes
 * the one account of that person (P-12). This first step sends a code there. Attempts are counted and given back only when a code is sent.
 *
 * @throws InvalidInput, LimitReached, RegistrationRefused NOT_MATCHED alike for every mismatch; after all four fit
 *   ALREADY_REGISTERED, and NO_… or OTHER_… where the school has to enter the number or address first.
 */
export async function registerGraduate(
  platform: Platform,
  input: RegisterGraduateInput,
  browser: Browser,
): Promise<RegistrationUnderWay> {
  const wish = checked(input);
  const { idNumber, contact } = wish;
  // Before it is known who it is: what takes the time takes it for everybody (P-07).
  const passwordHash = await hashPassword(wish.password);
  const trier = await trierOf(platform, browser, null, idNumber);
  const row = await attempting(platform, REGISTRATION_ATTEMPTS, trier, async () => {
    const found = await rosterRowOf(platform, wish);
    if (found) await requireOwnContact(platform, found, contact);
    return found;
  });
  if (!row) {
    platform.logger.info("Registration refused");
    throw new RegistrationRefused();
  }
  const now = platform.clock.now();
  // By person alone: a campus registers behind one address.
  await take(platform, RATE_LIMITS.codeNetwork, `${row.personId} ${trier.network}`, now);
  await take(platform, RATE_LIMITS.codesToAccount, row.personId, now);
  const sent = await keepCode(platform, {
    app: "student",
    purpose: "REGISTER",
    accountId: uuidv7(),
    to: contact,
    wish: { graduateId: row.graduateId, passwordHash } satisfies Wish,
    now,
  });
  return { ...sent, sentTo: maskContact(contact) };
}

const wishSchema = z.object({ graduateId: z.uuid(), passwordHash: z.string() });
type Wish = z.infer<typeof wishSchema>;

/**
 * The second step: the code makes the account and signs in.
 *
 * The privacy notice that stands is agreed to with it.
 *
 * @throws InvalidInput beside `code`, `consentTo`, `mobile` or `email`; RegistrationRefused, as what the school has
 *   changed meanwhile; LimitReached after the day's wrong codes.
 */
export async function confirmRegistration(
  platform: Platform,
  given: { ticket: string; code: string; consentTo: number | null },
  address: string,
): Promise<SignedIn> {
  const { consentTo } = given;
  // Before the code is used up.
  await requireConsent(platform.pool, consentTo);
  const { accountId, to: contact, wish } = await useCode(platform, "student", "REGISTER", given);
  const { graduateId, passwordHash } = wishSchema.parse(wish);
  if (contact === null) throw new Error("A code of registration went nowhere");
  const made = { accountId, graduateId, contact, passwordHash, consentTo };
  const person = await makeAccount(platform, made, address);
  return await enterAsGraduate(platform, person, address);
}

interface Checked extends Omit<RegisterGraduateInput, "mobile" | "email"> {
  contact: string;
}

function checked(input: RegisterGraduateInput): Checked {
  const problems: FieldProblem[] = [];
  const text = (field: "name" | "studentNumber" | "candidateNumber", label: string): string => {
    const plain = field === "name" ? tidyName(input.name) : tidyCode(input[field]);
    // Not everybody has a 考生号 (F-99): the row of such a person has none either.
    if (plain === "" && field !== "candidateNumber") problems.push(new FieldProblem(field, `请填写${label}`));
    else if (plain.length > LONGEST) problems.push(new FieldProblem(field, `${label}不正确，请核对`));
    return plain;
  };
  const name = text("name", "姓名");
  const idNumber = checkDocumentNumber(input.idNumber);
  if (!idNumber.ok) problems.push(new FieldProblem("idNumber", idNumber.reason));
  const studentNumber = text("studentNumber", "学号");
  const candidateNumber = text("candidateNumber", "考生号");
  const contact = input.email ? checkEmail(input.email) : checkMobile(input.mobile ?? "");
  if (!contact.ok) problems.push(new FieldProblem(input.email ? "email" : "mobile", contact.reason));
  const poor = passwordProblem(input.password);
  if (poor) problems.push(new FieldProblem("password", poor));
  if (problems.length > 0 || !idNumber.ok || !contact.ok) throw new InvalidInput(problems);
  const { password } = input;
  return { name, idNumber: idNumber.text, studentNumber, candidateNumber, contact: contact.text, password };
}

/** A roster row, as far as registration goes. */
interface RosterRow {
  graduateId: string;
  personId: string;
  schoolName: string;
  /** Name and phone of the school's office, if it has said them. */
  office: string | null;
  /** Where the code goes, as the school knows them. */
  mobile: string | null;
  email: string | null;
}

/** The row that all four belong to; one statement for hit and miss of any kind (P-07). Deleted ones are none (F-91). */
async function rosterRowOf(
  platform: Platform,
  { name, idNumber, studentNumber, candidateNumber }: Checked,
): Promise<RosterRow | null> {
  const number = platform.keys.blindIndex("idNumber", idNumber);
  return await standingRow(
    platform,
    platform.pool,
    sql`g.id_number_index = ${number} and folded_name(g.name) = folded_name(${name})
      and g.student_number = ${studentNumber} and g.candidate_number = ${candidateNumber}
      and g.frozen_at is null order by g.living desc, g.cohort desc, g.id desc limit 1`,
  );
}

async function standingRow({ keys }: Platform, executor: SqlExecutor, which: Sql): Promise<RosterRow | null> {
  const [row] = await query<{
    id: string;
    person_id: string;
    school_name: string;
    office: string | null;
    mobile_sealed: Buffer | null;
    email_sealed: Buffer | null;
  }>(
    executor,
    sql`select g.id, g.person_id, school.name as school_name, g.mobile_sealed, g.email_sealed,
        (select o.name || ' ' || o.phone from school_office o where o.school_id = g.school_id) as office
      from graduate g join school on school.id = g.school_id where ${which}`,
  );
  if (!row) return null;
  return {
    graduateId: row.id,
    personId: row.person_id,
    schoolName: row.school_name,
    office: row.office,
    mobile: row.mobile_sealed && keys.open("graduate.mobile_sealed", new Sealed(row.mobile_sealed)),
    email: row.email_sealed && keys.open("graduate.email_sealed", new Sealed(row.email_sealed)).toLowerCase(),
  };
}

/**
 * P-12: the number or address is the one that the school knows, so that nobody who knows the four facts registers as
 * somebody else. Whoever comes here knows them all.
 *
 * @throws RegistrationRefused ALREADY_REGISTERED, NO_…, OTHER_…; InvalidInput for one of another account.
 */
async function requireOwnContact(platform: Platform, row: RosterRow, contact: string): Promise<void> {
  const { column, index } = contactIndex(platform, contact);
  const [standing] = await query<{ own: boolean; taken: boolean }>(
    platform.pool,
    sql`select exists (select from graduate_account where person_id = ${row.personId}) as own,
      exists (select from graduate_account a where a.${column} = ${index}
        and exists (select from graduate g where g.person_id = a.person_id)) as taken`,
  );
  if (standing?.own) throw registeredAlready();
  requireAsKnown(row, contact);
  if (standing?.taken) throw contactTaken(contact);
}

interface NewAccount {
  accountId: string;
  graduateId: string;
  contact: string;
  passwordHash: string;
  consentTo: number | null;
}

/**
 * Person, mobile number and mail address are unique: of two at once, one makes the account and the other is refused. The
 * row is held, so that a number which its school takes back at this moment makes no account.
 */
async function makeAccount(
  platform: Platform,
  { accountId, graduateId, contact, passwordHash, consentTo }: NewAccount,
  address: string,
): Promise<IdentifiedPerson> {
  const { keys, clock } = platform;
  return await inTransaction(platform, async (em) => {
    const held = sql`g.id = ${graduateId} and g.frozen_at is null for no key update of g`;
    const row = await standingRow(platform, em, held);
    if (!row) throw new RegistrationRefused();
    requireAsKnown(row, contact);
    const { personId } = row;
    const at = clock.now();
    await dropLeftAccount(platform, em, contact, at);
    const { index } = contactIndex(platform, contact);
    const byMail = isEmail(contact);
    const mobile = byMail ? null : contact;
    // What else the roster says is passed on at each sign-in (F-93), and is no way in: it was not proven.
    const { email } = row;
    const sealed = (column: "mobile_sealed" | "email_sealed", text: string | null) =>
      text === null ? null : keys.seal(`graduate_account.${column}`, text).bytes;
    const made = await query(
      em,
      sql`insert into graduate_account (id, person_id, mobile_index, mobile_sealed, email_index, email_sealed,
          password_hash)
        values (${accountId}, ${personId}, ${byMail ? null : index}, ${sealed("mobile_sealed", mobile)},
          ${byMail ? index : null}, ${sealed("email_sealed", email)}, ${passwordHash})
        on conflict do nothing returning id`,
    );
    if (made.length === 0) {
      const own = await query(em, sql`select from graduate_account where person_id = ${personId}`);
      throw own.length > 0 ? registeredAlready() : contactTaken(contact);
    }
    await agree(em, consentTo, { personId: sql`${personId}::uuid`, accountId, at, address });
    await audit(em, {
      at,
      by: { kind: "STUDENT", accountId },
      act: "GRADUATE_REGISTERED",
      subject: { kind: "GRADUATE", id: graduateId },
      address,
    });
    return { accountId, personId, mobile, email };
  });
}

function registeredAlready(): RegistrationRefused {
  return new RegistrationRefused(
    "ALREADY_REGISTERED",
    "您已注册过账号，请直接登录；忘记密码或并非本人注册的，请联系学校就业部门处理",
  );
}

/** Told to those only who have proved that they are on a roster. */
function contactTaken(contact: string): InvalidInput {
  const [field, what] = isEmail(contact) ? ["email", "邮箱"] : ["mobile", "手机号码"];
  return new InvalidInput([
    new FieldProblem(field, `该${what}已被其他账号使用，请更换；如有疑问请联系学校就业部门`),
  ]);
}

/** Otherwise it is the school's to enter it, after which the same form works. @throws RegistrationRefused. */
function requireAsKnown({ schoolName, office, ...known }: RosterRow, contact: string): void {
  const byMail = isEmail(contact);
  const standing = byMail ? known.email : known.mobile;
  if (standing === contact) return;
  // Nobody is signed in yet: the app does not know the school, so the sentence says whom to call.
  const whom = office ? `学校就业部门（${office}）` : "学校就业部门";
  const what = byMail ? "邮箱" : "手机号码";
  if (standing === null) {
    throw new RegistrationRefused(
      byMail ? "NO_EMAIL" : "NO_MOBILE",
      `${schoolName}尚未登记您的${what}，无法发送验证码。请联系${whom}登记本人手机号码（没有内地手机号码的登记邮箱）后再注册`,
    );
  }
  throw new RegistrationRefused(
    byMail ? "OTHER_EMAIL" : "OTHER_MOBILE",
    `所填${what}与${schoolName}登记的（${maskContact(standing)}）不一致，验证码只能发送到学校登记的${what}。已更换的，请联系${whom}更新后再注册`,
  );
}
