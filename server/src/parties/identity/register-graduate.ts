import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { checkDocumentNumber, checkMobile } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { tidyCode, tidyName } from "../../words/tidy-text.js";
import { attempting, REGISTRATION_ATTEMPTS } from "./attempts.js";
import { hashPassword, passwordProblem } from "./passwords.js";
import { networkOf } from "./rate-limits.js";
import { type RegisterGraduateInput, RegistrationRefused } from "./registration.types.js";
import { endSessionsOf } from "./sessions.js";
import { enterAsGraduate, type SignedIn } from "./sign-in.js";
import type { IdentifiedPerson } from "./sign-in-methods.js";

/** Longest text that is looked at; the rules of the roster are shorter (D-01). */
const LONGEST = 60;

/**
 * The embedded stand-in for 学信网's own registration (N-01, docs/adr/0008): whoever knows name, ID number, 学号 and
 * 考生号 of a roster row makes the one account of that person, and is signed in. An account that stands is never
 * touched. Each attempt is counted and given back only when it succeeds.
 *
 * @throws InvalidInput, LimitReached, RegistrationRefused NOT_MATCHED alike for every mismatch, ALREADY_REGISTERED.
 */
export async function registerGraduate(
  platform: Platform,
  input: RegisterGraduateInput,
  address: string,
): Promise<SignedIn> {
  const wish = checked(input);
  const { idNumber } = wish;
  const trier = { who: idNumber, network: networkOf(address), device: null };
  const person = await attempting(platform, REGISTRATION_ATTEMPTS, trier, () =>
    makeAccountOf(platform, wish, address),
  );
  if (person) return await enterAsGraduate(platform, person, address);
  platform.logger.info("Registration refused");
  throw new RegistrationRefused();
}

/** Null where no roster row has all that was typed. */
async function makeAccountOf(
  platform: Platform,
  wish: RegisterGraduateInput,
  address: string,
): Promise<IdentifiedPerson | null> {
  // Before it is known who it is: what takes the time takes it for everybody (P-07).
  const passwordHash = await hashPassword(wish.password);
  const row = await rosterRowOf(platform, wish);
  if (!row) return null;
  const { personId, email } = row;
  const account = { ...wish, passwordHash, personId, email };
  const accountId = await makeAccount(platform, account, row.graduateId, address);
  return { accountId, personId, mobile: wish.mobile, email };
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

/** The row that all four belong to; one statement for hit and miss of any kind (P-07). Deleted ones are none (F-91). */
async function rosterRowOf(
  { pool, keys }: Platform,
  { name, idNumber, studentNumber, candidateNumber }: RegisterGraduateInput,
): Promise<{ graduateId: string; personId: string; email: string | null } | null> {
  const rows = await query<{ id: string; person_id: string; email_sealed: Buffer | null }>(
    pool,
    sql`select id, person_id, email_sealed from graduate
      where id_number_index = ${keys.blindIndex("idNumber", idNumber)} and folded_name(name) = folded_name(${name}) and student_number = ${studentNumber} and candidate_number = ${candidateNumber}
        and frozen_at is null
      order by living desc, cohort desc, id desc limit 1`,
    { name: "register-graduate" },
  );
  const [row] = rows;
  if (!row) return null;
  const email = row.email_sealed && keys.open("graduate.email_sealed", new Sealed(row.email_sealed));
  return { graduateId: row.id, personId: row.person_id, email };
}

interface NewAccount extends RegisterGraduateInput {
  passwordHash: string;
  personId: string;
  /** Of the roster: the provider passes it on at each sign-in, and must not wipe it (F-93). */
  email: string | null;
}

/** Person and mobile number are unique: of two at once, one makes the account and the other is refused. */
async function makeAccount(
  platform: Platform,
  account: NewAccount,
  graduateId: string,
  address: string,
): Promise<string> {
  const { keys } = platform;
  const { personId, mobile, email, passwordHash } = account;
  const id = uuidv7();
  const mobileIndex = keys.blindIndex("mobile", mobile);
  await inTransaction(platform, async (em) => {
    await dropLeftAccount(em, mobileIndex, platform.clock.now());
    const made = await query(
      em,
      sql`insert into graduate_account (id, person_id, mobile_index, mobile_sealed, email_sealed, password_hash)
       values (${id}, ${personId}, ${mobileIndex}, ${keys.seal("graduate_account.mobile_sealed", mobile).bytes}, ${email === null ? null : keys.seal("graduate_account.email_sealed", email).bytes}, ${passwordHash}) on conflict do nothing returning id`,
    );
    if (made.length === 0) {
      const own = await query(em, sql`select from graduate_account where person_id = ${personId}`);
      throw own.length > 0 ? registeredAlready() : mobileTaken();
    }
    await audit(em, {
      at: platform.clock.now(),
      by: { kind: "STUDENT", accountId: id },
      act: "GRADUATE_REGISTERED",
      subject: { kind: "GRADUATE", id: graduateId },
      address,
    });
  });
  return id;
}

/** Whose last row a corrected number took to somebody else (P-12) begins anew there: the account left behind goes. */
async function dropLeftAccount(em: EntityManager, mobileIndex: Buffer, at: Date): Promise<void> {
  const [left] = await query<{ id: string }>(
    em,
    sql`delete from graduate_account a where a.mobile_index = ${mobileIndex}
      and not exists (select from graduate g where g.person_id = a.person_id) returning id`,
  );
  if (!left) return;
  await endSessionsOf(em, left.id, at);
  await audit(em, {
    at,
    by: { kind: "SYSTEM", accountId: null },
    act: "GRADUATE_ACCOUNT_CLOSED",
    subject: { kind: "ACCOUNT", id: left.id },
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
