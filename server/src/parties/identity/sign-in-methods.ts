import type { Pool } from "pg";
import { checkIdNumber, checkMobile } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { personOfNumber } from "./identities.js";
import { passwordMatches } from "./passwords.js";

/**
 * How people prove who they are. The embedded methods use the account tables; CAS of 学信网, OIDC or SMS codes can take
 * their place without any caller noticing. All answer null for wrong credentials, without saying which part is wrong, and
 * take the same time for unknown accounts (P-07).
 */
export interface SignInMethods {
  graduate: GraduateSignIn;
  employer: AccountSignIn;
  staff: AccountSignIn;
}

export interface GraduateSignIn {
  identify(account: string, password: string): Promise<IdentifiedPerson | null>;
}

/** What the identity provider says about a person; mobile and e-mail come with each login (F-93). */
export interface IdentifiedPerson {
  accountId: string;
  /** Whose roster rows they are, under whichever number (F-01a). */
  personId: string;
  mobile: string | null;
  email: string | null;
}

export interface AccountSignIn {
  identify(name: string, password: string): Promise<IdentifiedAccount | null>;
}

export interface IdentifiedAccount {
  accountId: string;
}

interface Accounts {
  pool: Pool;
  keys: KeyRing;
}

/** Sign-in against this database's own accounts. */
export function embeddedSignIn(accounts: Accounts): SignInMethods {
  return {
    graduate: { identify: (account, password) => identifyGraduate(accounts, account, password) },
    employer: { identify: (mobile, password) => identifyEmployer(accounts, mobile, password) },
    staff: { identify: (username, password) => identifyStaff(accounts, username, password) },
  };
}

interface PersonRow {
  id: string;
  person_id: string;
  mobile_sealed: Buffer;
  email_sealed: Buffer | null;
  password_hash: string;
}

async function identifyGraduate(
  { pool, keys }: Accounts,
  account: string,
  password: string,
): Promise<IdentifiedPerson | null> {
  const rows = await query<PersonRow>(
    pool,
    sql`select id, person_id, mobile_sealed, email_sealed, password_hash from graduate_account
      where person_id = ${personOfNumber(keys.blindIndex("idNumber", plainIdNumber(account)))} or mobile_index = ${keys.blindIndex("mobile", plainMobile(account))}`,
    { name: "sign-in-graduate" },
  );
  const row = rows[0];
  if (!(await passwordMatches(row?.password_hash ?? null, password)) || !row) return null;
  return {
    accountId: row.id,
    personId: row.person_id,
    mobile: keys.open("graduate_account.mobile_sealed", new Sealed(row.mobile_sealed)),
    email: row.email_sealed && keys.open("graduate_account.email_sealed", new Sealed(row.email_sealed)),
  };
}

interface AccountRow {
  id: string;
  password_hash: string;
}

async function identifyEmployer(
  { pool, keys }: Accounts,
  mobile: string,
  password: string,
): Promise<IdentifiedAccount | null> {
  const rows = await query<AccountRow>(
    pool,
    sql`select id, password_hash from employer_account where mobile_index = ${keys.blindIndex("mobile", plainMobile(mobile))}`,
    { name: "sign-in-employer" },
  );
  return await matching(rows[0], password);
}

async function identifyStaff(
  { pool }: Accounts,
  username: string,
  password: string,
): Promise<IdentifiedAccount | null> {
  const rows = await query<AccountRow>(
    pool,
    sql`select id, password_hash from staff_account where username = ${username.toLowerCase()}`,
    { name: "sign-in-staff" },
  );
  return await matching(rows[0], password);
}

async function matching(row: AccountRow | undefined, password: string): Promise<IdentifiedAccount | null> {
  const matches = await passwordMatches(row?.password_hash ?? null, password);
  return matches && row ? { accountId: row.id } : null;
}

/** As the index was made from it, where it is one; anything else simply finds nobody. */
/** An account as every way of typing it is looked up: spaces, dashes and +86 of mobile numbers aside. */
export function plainAccount(text: string): string {
  return plainIdNumber(plainMobile(text)).toLowerCase();
}

function plainIdNumber(text: string): string {
  const checked = checkIdNumber(text);
  return checked.ok ? checked.text : text;
}

function plainMobile(text: string): string {
  const checked = checkMobile(text);
  return checked.ok ? checked.text : text;
}
