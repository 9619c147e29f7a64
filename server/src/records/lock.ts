import type { EntityManager } from "@mikro-orm/postgresql";
import { query, Sql, sql } from "../database/sql.js";

/** What an act or a beginning touches. */
export interface ToLock {
  /** These three are null in a record about an organisation. */
  readonly schoolId: string | null;
  readonly cohort: number | null;
  readonly graduateId: string | null;
  /** The organisation that a record is about, where it is about no graduate. */
  readonly organisationId?: string | null;
  /** The inviting employer: no suspension comes between (F-76). */
  readonly employerId?: string;
  /** The agreement that a termination would end. */
  readonly endsRecordId?: string | null;
  /** None while it is being begun, and for what is about all records of the graduate. */
  readonly record?: { readonly id: string; readonly sight: Sql };
}

/**
 * Locks what an act touches: the one function that takes these locks, in the one order (docs/adr/0013).
 *
 * 1. the inviting employer, shared; the organisation that a record is about, alone
 * 2. the province's choice for the cohort, shared
 * 3. the school's settings for the cohort, shared
 * 4. the graduate, alone; of many graduates by id
 * 5. the agreement that a termination ends, alone
 * 6. the record, alone; of many records by id
 *
 * What hangs on a record (its held verdict, its uploads by id) is locked after it. Settings and province are locked
 * for writing by those who change them, the province's before the school's.
 *
 * One statement: each part counts the rows of the one before, so that PostgreSQL takes that lock first.
 *
 * @returns false when the record has gone, or gone out of sight, meanwhile.
 */
export async function lockForAct(em: EntityManager, wanted: ToLock): Promise<boolean> {
  const { schoolId, cohort, graduateId, organisationId, employerId, endsRecordId, record } = wanted;
  const parts: Sql[] = [];
  if (employerId) parts.push(sql`select id from employer where id = ${employerId} for share`);
  if (organisationId) parts.push(sql`select id from employer where id = ${organisationId} for no key update`);
  if (schoolId !== null && cohort !== null) {
    parts.push(
      sql`select pc.id from province_cohort pc
        where pc.province_id = (select province_id from school where id = ${schoolId}) and pc.cohort = ${cohort}
          and ${after(parts)} for share`,
    );
    parts.push(
      sql`select id from signing_settings where school_id = ${schoolId} and cohort = ${cohort}
        and ${after(parts)} for share`,
    );
  }
  if (graduateId !== null) {
    parts.push(sql`select id from graduate where id = ${graduateId} and ${after(parts)} for no key update`);
  }
  if (endsRecordId) {
    parts.push(sql`select id from record where id = ${endsRecordId} and ${after(parts)} for no key update`);
  }
  if (record) {
    parts.push(
      sql`select r.id from record r where r.id = ${record.id} and ${record.sight} and ${after(parts)}
        for no key update`,
    );
  }
  const all = parts.map((part, at) => sql`${name(at)} as materialized (${part})`);
  const [row] = await query<{ locked: number }>(
    em,
    sql`with ${listOf(all)} select count(*)::int as locked from ${name(parts.length - 1)}`,
    { name: "lock-for-act" },
  );
  return row?.locked === 1;
}

/** Once the parts so far have taken their locks. */
function after(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? sql`true` : sql`(select count(*) from ${name(parts.length - 1)}) >= 0`;
}

function name(part: number): Sql {
  return new Sql([`locked_${part}`], []);
}

function listOf(parts: readonly Sql[]): Sql {
  return parts.reduce((all, next) => sql`${all}, ${next}`);
}
