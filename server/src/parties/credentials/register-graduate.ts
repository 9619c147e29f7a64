import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { audit } from "../../audit/index.js";
import { checkDocumentNumber, checkMobile, maskMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode, tidyName } from "../../words/tidy-text.js";
import {
  attempting,
  type Browser,
  dropLeftAccount,
  enterAsGraduate,
  hashPassword,
  type IdentifiedPerson,
  passwordProblem,
  RATE_LIMITS,
  REGISTRATION_ATTEMPTS,
  type SignedIn,
  take,
  trierOf,
} from "../identity/index.js";
import { type RegisterGraduateInput, RegistrationRefused } from "./registration.types.js";
import { type CodeOnItsWay, keepCode, useCode } from "./sent-code.js";

/** Longest text that is looked at; the rules of the roster are shorter (D-01). */
const LONGEST = 60;

/** A code that was sent, and where to. */
export interface RegistrationUnderWay extends CodeOnItsWay {
  sentTo: string;
}

/**
 * The embedded stand-in for 学信网's own registration (N-01, docs/adr/0008): whoever knows name, ID number, 学号 and
 * 考生号 of a roster row and has the mobile that the school knows of it makes the one account of that person (P-12). This
 * first step sends a code to that mobile. Attempts are counted and given back only when a code is sent.
 *
 * @throws InvalidInput, LimitReached, RegistrationRefused NOT_MATCHED alike for every mismatch; after all four fit
 *   ALREADY_REGISTERED, and NO_MOBILE or OTHER_MOBILE where the school has to enter the number first.
 */
export async function registerGraduate(
  platform: Platform,
  input: RegisterGraduateInput,
  browser: Browser,
): Promise<RegistrationUnderWay> {
  const wish = checked(input);
  const { idNumber, mobile } = wish;
  // Before it is known who it is: what takes the time takes it for everybody (P-07).
  const passwordHash = await hashPassword(wish.password);
  const trier = await trierOf(platform, browser, null, idNumber);
  const row = await attempting(platform, REGISTRATION_ATTEMPTS, trier, async () => {
    const found = await rosterRowOf(platform, wish);
    if (found) await requireOwnNumber(platform, found, mobile);
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
    to: mobile,
    wish: { graduateId: row.graduateId, passwordHash } satisfies Wish,
    now,
  });
  return { ...sent, sentTo: maskMobile(mobile) };
}

const wishSchema = z.object({ graduateId: z.uuid(), passwordHash: z.string() });
type Wish = z.infer<typeof wishSchema>;

/**
 * The second step: the code makes the account and signs in.
 *
 * @throws InvalidInput beside `code` or `mobile`; RegistrationRefused, as what the school has changed meanwhile.
 */
export async function confirmRegistration(
  platform: Platform,
  given: { ticket: string; code: string },
  address: string,
): Promise<SignedIn> {
  const { accountId, to: mobile, wish } = await useCode(platform, "student", "REGISTER", given);
  const { graduateId, passwordHash } = wishSchema.parse(wish);
  if (mobile === null) throw new Error("A code of registration went nowhere");
  const person = await makeAccount(platform, { accountId, graduateId, mobile, passwordHash }, address);
  return await enterAsGraduate(platform, person, address);
}

function checked(input: RegisterGraduateInput): RegisterGraduateInput {
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
  const mobile = checkMobile(input.mobile);
  if (!mobile.ok) problems.push(new FieldProblem("mobile", mobile.reason));
  const poor = passwordProblem(input.password);
  if (poor) problems.push(new FieldProblem("password", poor));
  if (problems.length > 0 || !idNumber.ok || !mobile.ok) throw new InvalidInput(problems);
  const { password } = input;
  return { name, idNumber: idNumber.text, studentNumber, candidateNumber, mobile: mobile.text, password };
}

/** A roster row, as far as registration goes. */
interface RosterRow {
  graduateId: string;
  personId: string;
  schoolName: string;
  /** Name and phone of the school's office, if it has said them. */
  office: string | null;
  /** Where the code goes, as the school knows it. */
  mobile: string | null;
  /** Of the roster: the provider passes it on at each sign-in, and must not wipe it (F-93). */
  email: string | null;
}

/** The row that all four belong to; one statement for hit and miss of any kind (P-07). Deleted ones are none (F-91). */
async function rosterRowOf(
  platform: Platform,
  { name, idNumber, studentNumber, candidateNumber }: RegisterGraduateInput,
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
    email: row.email_sealed && keys.open("graduate.email_sealed", new Sealed(row.email_sealed)),
  };
}

/**
 * P-12: the number is the one that the school knows, so that nobody who knows the four facts registers as somebody else.
 * Whoever comes here knows them all.
 *
 * @throws RegistrationRefused ALREADY_REGISTERED, NO_MOBILE, OTHER_MOBILE; InvalidInput for a number of another account.
 */
async function requireOwnNumber({ pool, keys }: Platform, row: RosterRow, mobile: string): Promise<void> {
  const [standing] = await query<{ own: boolean; taken: boolean }>(
    pool,
    sql`select exists (select from graduate_account where person_id = ${row.personId}) as own,
      exists (select from graduate_account a where a.mobile_index = ${keys.blindIndex("mobile", mobile)}
        and exists (select from graduate g where g.person_id = a.person_id)) as taken`,
  );
  if (standing?.own) throw registeredAlready();
  if (row.mobile !== mobile) throw otherNumber(row);
  if (standing?.taken) throw mobileTaken();
}

interface NewAccount {
  accountId: string;
  graduateId: string;
  mobile: string;
  passwordHash: string;
}

/**
 * Person and mobile number are unique: of two at once, one makes the account and the other is refused. The row is held,
 * so that a number which its school takes back at this moment makes no account.
 */
async function makeAccount(
  platform: Platform,
  { accountId, graduateId, mobile, passwordHash }: NewAccount,
  address: string,
): Promise<IdentifiedPerson> {
  const { keys } = platform;
  const mobileIndex = keys.blindIndex("mobile", mobile);
  return await inTransaction(platform, async (em) => {
    const held = sql`g.id = ${graduateId} and g.frozen_at is null for no key update of g`;
    const row = await standingRow(platform, em, held);
    if (!row) throw new RegistrationRefused();
    if (row.mobile !== mobile) throw otherNumber(row);
    const { personId, email } = row;
    await dropLeftAccount(em, mobileIndex, platform.clock.now());
    const made = await query(
      em,
      sql`insert into graduate_account (id, person_id, mobile_index, mobile_sealed, email_sealed, password_hash)
       values (${accountId}, ${personId}, ${mobileIndex}, ${keys.seal("graduate_account.mobile_sealed", mobile).bytes}, ${email === null ? null : keys.seal("graduate_account.email_sealed", email).bytes}, ${passwordHash}) on conflict do nothing returning id`,
    );
    if (made.length === 0) {
      const own = await query(em, sql`select from graduate_account where person_id = ${personId}`);
      throw own.length > 0 ? registeredAlready() : mobileTaken();
    }
    await audit(em, {
      at: platform.clock.now(),
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
function mobileTaken(): InvalidInput {
  return new InvalidInput([
    new FieldProblem("mobile", "该手机号码已被其他账号使用，请更换；如有疑问请联系学校就业部门"),
  ]);
}

/** What the graduate must do: the school enters the number, after which the same form works. */
function otherNumber({ mobile, schoolName, office }: RosterRow): RegistrationRefused {
  // Nobody is signed in yet: the app does not know the school, so the sentence says whom to call.
  const whom = office ? `学校就业部门（${office}）` : "学校就业部门";
  return mobile === null
    ? new RegistrationRefused(
        "NO_MOBILE",
        `${schoolName}尚未登记您的手机号码，无法发送验证码。请联系${whom}登记本人手机号码后再注册`,
      )
    : new RegistrationRefused(
        "OTHER_MOBILE",
        `所填手机号码与${schoolName}登记的（${maskMobile(mobile)}）不一致，验证码只能发送到学校登记的号码。号码已更换的，请联系${whom}更新后再注册`,
      );
}
