import type { Pool } from "pg";
import { checkMobile, documentNumber } from "../../catalogue/index.js";
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
  graduate: SignInMethod<IdentifiedPerson>;
  employer: SignInMethod<IdentifiedAccount>;
  staff: SignInMethod<IdentifiedAccount>;
}

export interface SignInMethod<Who> {
  /** Whose name it is, whichever of their names; null: nobody's. Told to nobody: attempts are counted by it (P-14). */
  accountOf(name: string): Promise<string | null>;
  identify(name: string, password: string): Promise<Who | null>;
}

/** What the identity provider says about a person; mobile and e-mail come with each login (F-93). */
export interface IdentifiedPerson {
  accountId: string;
  /** Whose roster rows they are, under whichever number (F-01a). */
  personId: string;
  mobile: string | null;
  email: string | null;
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
    graduate: method(
      (account) => findGraduate(accounts, account),
      (row) => personOf(accounts, row),
    ),
    employer: method(
      (mobile) => findEmployer(accounts, mobile),
      ({ id }) => ({ accountId: id }),
    ),
    staff: method(
      (username) => findStaff(accounts, username),
      ({ id }) => ({ accountId: id }),
    ),
  };
}

interface AccountRow {
  id: string;
  password_hash: string;
}

function method<Row extends AccountRow, Who>(
  find: (name: string) => Promise<Row | undefined>,
  whoIs: (row: Row) => Who,
): SignInMethod<Who> {
  return {
    accountOf: async (name) => (await find(name))?.id ?? null,
    identify: async (name, password) => {
      const row = await find(name);
      const matches = await passwordMatches(row?.password_hash ?? null, password);
      return matches && row ? whoIs(row) : null;
    },
  };
}

interface PersonRow extends AccountRow {
  person_id: string;
  mobile_sealed: Buffer;
  email_sealed: Buffer | null;
}

async function findGraduate({ pool, keys }: Accounts, account: string): Promise<PersonRow | undefined> {
  const rows = await query<PersonRow>(
    pool,
    sql`select id, person_id, mobile_sealed, email_sealed, password_hash from graduate_account
      where person_id = ${personOfNumber(keys.blindIndex("idNumber", documentNumber(account)))} or mobile_index = ${keys.blindIndex("mobile", plainMobile(account))}`,
    { name: "sign-in-graduate" },
  );
  return rows[0];
}

function personOf({ keys }: Accounts, row: PersonRow): IdentifiedPerson {
  return {
    accountId: row.id,
    personId: row.person_id,
    mobile: keys.open("graduate_account.mobile_sealed", new Sealed(row.mobile_sealed)),
    email: row.email_sealed && keys.open("graduate_account.email_sealed", new Sealed(row.email_sealed)),
  };
}

async function findEmployer({ pool, keys }: Accounts, mobile: string): Promise<AccountRow | undefined> {
  const rows = await query<AccountRow>(
    pool,
    sql`select id, password_hash from employer_account where mobile_index = ${keys.blindIndex("mobile", plainMobile(mobile))}`,
    { name: "sign-in-employer" },
  );
  return rows[0];
}

async function findStaff({ pool }: Accounts, username: string): Promise<AccountRow | undefined> {
  const rows = await query<AccountRow>(
    pool,
    sql`select id, password_hash from staff_account where username = ${username.toLowerCase()}`,
    { name: "sign-in-staff" },
  );
  return rows[0];
}

/** An account as every way of typing it is looked up: spaces, dashes and +86 of mobile numbers aside. */
export function plainAccount(text: string): string {
  return documentNumber(plainMobile(text)).toLowerCase();
}

function plainMobile(text: string): string {
  const checked = checkMobile(text);
  return checked.ok ? checked.text : text;
}
