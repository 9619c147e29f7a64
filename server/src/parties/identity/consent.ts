import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { query, type Sql, type SqlExecutor, sql } from "../../database/sql.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";

/** What people agree to, each with the notice that tells of it; a further purpose is a row here, asked for on its own. */
export const CONSENT_PURPOSES = { PLATFORM: "PRIVACY" } as const;
export type ConsentPurpose = keyof typeof CONSENT_PURPOSES;

/** When the notice that stands was published: whoever confirmed their data before it is asked anew. */
export const NOTICE_SINCE = sql`(select published_at from portal_text where kind = 'PRIVACY' order by version desc limit 1)`;

/** The version that a person has still to agree to for using the platform; null: agreed. */
export function consentDue(personId: Sql): Sql {
  return sql`(select standing.version from
    (select version from portal_text where kind = 'PRIVACY' order by version desc limit 1) standing
    where not exists (select from consent where person_id = ${personId} and purpose = 'PLATFORM'
      and consent.version = standing.version))`;
}

/** Who agrees, and from where. */
interface Agreeing {
  /** Of an employer's account itself: its person is known by nothing else. */
  personId: Sql;
  accountId: string;
  at: Date;
  address: string;
}

/** The person of a roster row. */
export function personOf(graduateId: string): Sql {
  return sql`(select person_id from graduate where id = ${graduateId})`;
}

/**
 * Keeps in the consent log that a person agreed to this version of the privacy notice; what is agreed already is left as
 * it is. Callers without a version have somebody who agreed before.
 *
 * @throws NotAllowed CONSENT_NEEDED without agreement, or with agreement to a version that no longer stands.
 */
export async function agree(em: EntityManager, version: number | null, by: Agreeing): Promise<void> {
  const [row] = await query<{ person_id: string | null; due: number | null }>(
    em,
    sql`select ${by.personId} as person_id, ${consentDue(by.personId)} as due`,
  );
  if (!row?.person_id || row.due === null) return;
  if (version !== row.due) throw new NotAllowed("CONSENT_NEEDED", consentWords(version));
  await query(
    em,
    sql`insert into consent (id, person_id, account_id, purpose, notice, version, at, address)
      values (${uuidv7()}, ${row.person_id}, ${by.accountId}, 'PLATFORM', ${CONSENT_PURPOSES.PLATFORM}, ${version}, ${by.at}, ${by.address})
      on conflict do nothing`,
  );
}

/** Of somebody who is not known yet: the version that stands. @throws InvalidInput beside `consentTo`. */
export async function requireConsent(executor: SqlExecutor, version: number | null): Promise<void> {
  const [standing] = await query(
    executor,
    sql`select from portal_text where kind = 'PRIVACY' having max(version) = ${version}`,
  );
  if (!standing) throw new InvalidInput([new FieldProblem("consentTo", consentWords(version))]);
}

function consentWords(version: number | null): string {
  return version === null
    ? "请先阅读并同意《个人信息保护说明》"
    : "《个人信息保护说明》已更新，请重新阅读并同意后再继续";
}
