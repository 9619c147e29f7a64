import type { Pool } from "pg";
import { checkContact, documentNumber } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";
import { query, type Sql, sql } from "../../database/sql.js";
import { contactIndex } from "./contacts.js";
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
  /** For whom an account is, that has proved itself otherwise. */
  ofAccount(accountId: string): Promise<Who | null>;
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
      (account) => findGraduate(accounts, namedSo(accounts, account)),
      (id) => findGraduate(accounts, sql`id = ${id}`),
      (row) => personOf(accounts, row),
    ),
    employer: method(
      (account) => findEmployer(accounts, account),
      async (id) => ({ id, password_hash: "" }),
      ({ id }) => ({ accountId: id }),
    ),
    staff: method(
      (username) => findStaff(accounts, username),
      async (id) => ({ id, password_hash: "" }),
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
  findById: (id: string) => Promise<Row | undefined>,
  whoIs: (row: Row) => Who,
): SignInMethod<Who> {
  return {
    accountOf: async (name) => (await find(name))?.id ?? null,
    identify: async (name, password) => {
      const row = await find(name);
      const matches = await passwordMatches(row?.password_hash ?? null, password);
      return matches && row ? whoIs(row) : null;
    },
    ofAccount: async (accountId) => {
      const row = await findById(accountId);
      return row ? whoIs(row) : null;
    },
  };
}

interface PersonRow extends AccountRow {
  person_id: string;
  mobile_sealed: Buffer | null;
  email_sealed: Buffer | null;
}

async function findGraduate({ pool }: Accounts, which: Sql): Promise<PersonRow | undefined> {
  const rows = await query<PersonRow>(
    pool,
    sql`select id, person_id, mobile_sealed, email_sealed, password_hash from graduate_account where ${which}`,
    { name: "sign-in-graduate" },
  );
  return rows[0];
}

function namedSo(accounts: Accounts, account: string): Sql {
  const number = accounts.keys.blindIndex("idNumber", documentNumber(account));
  const { column, index } = contactIndex(accounts, plainContact(account));
  return sql`person_id = ${personOfNumber(number)} or ${column} = ${index}`;
}

function personOf({ keys }: Accounts, row: PersonRow): IdentifiedPerson {
  return {
    accountId: row.id,
    personId: row.person_id,
    mobile: row.mobile_sealed && keys.open("graduate_account.mobile_sealed", new Sealed(row.mobile_sealed)),
    email: row.email_sealed && keys.open("graduate_account.email_sealed", new Sealed(row.email_sealed)),
  };
}

async function findEmployer(accounts: Accounts, account: string): Promise<AccountRow | undefined> {
  const { column, index } = contactIndex(accounts, plainContact(account));
  const rows = await query<AccountRow>(
    accounts.pool,
    sql`select id, password_hash from employer_account where ${column} = ${index}`,
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
  return documentNumber(plainContact(text)).toLowerCase();
}

function plainContact(text: string): string {
  const checked = checkContact(text);
  return checked.ok ? checked.text : text;
}
