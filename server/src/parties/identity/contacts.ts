import type { EntityManager } from "@mikro-orm/postgresql";
import { isEmail, maskMobile } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";
import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";
import type { AppName } from "../../words/viewer.js";

/** What an account's owner has proved that they can be reached by (P-12); of graduates and employers one at least. */
export interface Contacts {
  mobile: string | null;
  email: string | null;
}

const TABLES = {
  student: "graduate_account",
  employer: "employer_account",
  admin: "staff_account",
} as const satisfies Record<AppName, string>;

const SOURCES: Record<AppName, Sql> = {
  student: sql`graduate_account a where`,
  employer: sql`employer_account a where a.disabled_at is null and`,
  admin: sql`staff_account a where a.disabled_at is null and`,
};

/** Of an account that may be used; nothing of any other. */
export async function contactsOf(
  { keys }: { keys: KeyRing },
  executor: SqlExecutor,
  app: AppName,
  accountId: string,
): Promise<Contacts> {
  const [row] = await query<{ mobile_sealed: Buffer | null; email_sealed: Buffer | null }>(
    executor,
    sql`select a.mobile_sealed, case when a.email_index is not null then a.email_sealed end as email_sealed
      from ${SOURCES[app]} a.id = ${accountId}`,
  );
  const open = (column: "mobile_sealed" | "email_sealed") => {
    const sealed = row?.[column];
    return sealed ? keys.open(`${TABLES[app]}.${column}`, new Sealed(sealed)) : null;
  };
  return { mobile: open("mobile_sealed"), email: open("email_sealed") };
}

/** Where something goes that one of both ways is meant for. */
export function wayTo({ mobile, email }: Contacts, byEmail: boolean): string | null {
  return byEmail ? (email ?? mobile) : (mobile ?? email);
}

/** What a contact is looked up by. */
export function contactIndex({ keys }: { keys: KeyRing }, contact: string): { column: Sql; index: Buffer } {
  return isEmail(contact)
    ? { column: sql`email_index`, index: keys.blindIndex("email", contact) }
    : { column: sql`mobile_index`, index: keys.blindIndex("mobile", contact) };
}

/** Puts a number or an address that was proven in the place of the present one. */
export async function writeContact(
  { keys }: { keys: KeyRing },
  em: EntityManager,
  app: AppName,
  accountId: string,
  contact: string,
): Promise<void> {
  const { index } = contactIndex({ keys }, contact);
  const [name, table] = [isEmail(contact) ? "email" : "mobile", TABLES[app]] as const;
  const sealed = keys.seal(`${table}.${name}_sealed`, contact).bytes;
  const tables = {
    student: sql`graduate_account`,
    employer: sql`employer_account`,
    admin: sql`staff_account`,
  };
  const columns =
    name === "email"
      ? sql`email_index = ${index}, email_sealed = ${sealed}`
      : sql`mobile_index = ${index}, mobile_sealed = ${sealed}`;
  const mask = app === "employer" && name === "mobile" ? sql`, mobile_mask = ${maskMobile(contact)}` : sql``;
  await query(em, sql`update ${tables[app]} set ${columns}${mask} where id = ${accountId}`);
}
