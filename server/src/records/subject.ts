import type { EntityClass } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { readEntities } from "../database/read-entities.js";
import { query, raw, type Sql, sql } from "../database/sql.js";
import { Employer } from "../parties/employers/index.js";
import { rightColumnOf } from "../parties/identity/index.js";
import { Department, Graduate, School } from "../parties/roster/index.js";
import {
  type AgreementType,
  closingOf,
  type ReviewMode,
  type SigningConditions,
} from "../parties/settings/index.js";
import type { RecordKind } from "../words/record-words.js";
import type { ReviewedSubject } from "../workflow/index.js";
import { RecordHeader } from "./record.entity.js";
import type { Commitment } from "./refusals.js";

/** A record of any kind with what guards and effects of every flow ask about; flows add what is theirs. */
export interface RecordSubject extends ReviewedSubject {
  readonly record: RecordHeader;
  readonly graduate: Graduate;
  readonly conditions: SigningConditions;
  /** The commitment that occupies the graduate beside this record (F-03); for the graduate's eyes only. */
  readonly committedElsewhere: Commitment | null;
  readonly employerSuspended: boolean;
  /** State of the open termination of this agreement (F-56); null where there is none. */
  readonly openTermination: string | null;
}

/** What must be known of a record before its locks are taken. */
export interface FoundRecord {
  id: string;
  kind: RecordKind;
  school_id: string;
  cohort: number;
  graduate_id: string;
  ends_record_id: string | null;
}

/** Null when there is no such record in sight. */
export async function findRecord(
  em: EntityManager,
  recordId: string,
  sight: Sql,
): Promise<FoundRecord | null> {
  const [found] = await query<FoundRecord>(
    em,
    sql`select r.id, r.kind, r.school_id, r.cohort, r.graduate_id, r.ends_record_id from record r
      where r.id = ${recordId} and ${sight}`,
  );
  return found ?? null;
}

/**
 * Locks what an act on the record touches (settings shared, graduate, the agreement that a termination would end,
 * record: always in this order). False when the record has gone out of sight meanwhile.
 */
export async function lockRecord(em: EntityManager, found: FoundRecord, sight: Sql): Promise<boolean> {
  await lockSettingsAndGraduate(em, found.school_id, found.cohort, found.graduate_id);
  if (found.ends_record_id) await lockHeader(em, found.ends_record_id, sql`true`);
  return await lockHeader(em, found.id, sight);
}

async function lockHeader(em: EntityManager, id: string, sight: Sql): Promise<boolean> {
  const locked = await query(
    em,
    sql`select r.id from record r where r.id = ${id} and ${sight} for no key update`,
  );
  return locked.length > 0;
}

/** The first two locks of every act: shared with other acts of the school, then the graduate alone. */
export async function lockSettingsAndGraduate(
  em: EntityManager,
  schoolId: string,
  cohort: number,
  graduateId: string,
): Promise<void> {
  await query(
    em,
    sql`select id from signing_settings where school_id = ${schoolId} and cohort = ${cohort} for share`,
  );
  await query(em, sql`select id from graduate where id = ${graduateId} for no key update`);
}

const HEADER = { g: Graduate, s: School, d: Department, e: Employer, r: RecordHeader };
const FROM_HEADER = sql`
  from record r
  join school s on s.id = r.school_id
  left join graduate g on g.id = r.graduate_id
  left join department d on d.id = r.department_id
  left join employer e on e.id = r.employer_id`;

/** Reads a header and the entities around it afresh; null when there is none. */
export async function readHeader(em: EntityManager, recordId: string): Promise<RecordHeader | null> {
  const read = await readEntities(em, "record-header", HEADER, sql`${FROM_HEADER} where r.id = ${recordId}`);
  return read?.r ?? null;
}

/** The same with the flow's own entity, one to a record; null there where the record has none yet. */
export async function readHeaderWith<Own extends object>(
  em: EntityManager,
  own: EntityClass<Own>,
  recordId: string,
): Promise<{ record: RecordHeader; own: Own | null } | null> {
  const { tableName } = em.getMetadata().get(own);
  const read = await readEntities(
    em,
    `record-with-${tableName}`,
    { ...HEADER, own },
    sql`${FROM_HEADER} left join ${raw(tableName)} own on own.record_id = r.id where r.id = ${recordId}`,
  );
  return read?.r ? { record: read.r, own: read.own as Own | null } : null;
}

/**
 * The subject of a header that was read by {@link readHeader}. `waitsForGraduate`: what is the graduate's to
 * submit or answer takes the chain that holds then; from then on it keeps it (F-10a).
 */
export async function subjectOf(
  em: EntityManager,
  record: RecordHeader,
  waitsForGraduate: boolean,
): Promise<RecordSubject> {
  const graduate = record.graduate.getEntity();
  const around = await readAround(em, record.id);
  return {
    record,
    closing: closingOf(record.cohort),
    graduate,
    conditions: {
      trainingMode: graduate.trainingMode,
      cohort: graduate.cohort,
      level: graduate.level,
      frozen: graduate.frozenAt !== null,
      agreementType: around.agreement_type,
      signingOnAt: around.signing_on_at,
      hasContact: around.has_contact,
    },
    committedElsewhere: around.committed_to,
    employerSuspended: around.employer_suspended,
    openTermination: around.open_termination,
    heldVerdict: around.held_by
      ? {
          accountId: around.held_by,
          organisation: around.held_organisation,
          until: new Date(around.held_until),
        }
      : null,
    review: {
      mode: waitsForGraduate ? (around.review_mode ?? record.reviewMode) : record.reviewMode,
      departmentCanReview: around.department_can_review,
    },
  };
}

interface Around {
  agreement_type: AgreementType | null;
  signing_on_at: Date | null;
  has_contact: boolean;
  committed_to: Commitment | null;
  employer_suspended: boolean;
  open_termination: string | null;
  review_mode: ReviewMode | null;
  department_can_review: boolean;
  held_by: string | null;
  held_organisation: string;
  held_until: Date;
}

async function readAround(em: EntityManager, recordId: string): Promise<Around> {
  const [row] = await query<Around>(
    em,
    sql`
      select pc.agreement_type, ss.signing_on_at, ss.review_mode,
        exists (select 1 from agreement_contact c
          where c.settings_id = ss.id and c.level_scope in ('ALL', r.level)) as has_contact,
        (select json_build_object('counterpart', other.counterpart, 'kind', other.kind, 'inForce', other.waits_for is null)
          from record other where other.graduate_id = r.graduate_id and other.id <> r.id
            and other.holds limit 1) as committed_to,
        e.suspended_at is not null as employer_suspended,
        (select t.status from record t where t.ends_record_id = r.id and t.waits_for is not null) as open_termination,
        exists (select 1 from staff_account s where s.department_id = r.department_id and s.role = 'DEPARTMENT'
          and ${rightColumnOf(sql`r.module`)} = 'READ_WRITE' and s.level_scope in ('ALL', r.level)
          and s.disabled_at is null) as department_can_review,
        h.account_id as held_by, h.organisation as held_organisation, h.effective_at as held_until
      from record r
      join school sc on sc.id = r.school_id
      left join province_cohort pc on pc.province_id = sc.province_id and pc.cohort = r.cohort
      left join signing_settings ss on ss.school_id = r.school_id and ss.cohort = r.cohort
      left join employer e on e.id = r.employer_id
      left join held_verdict h on h.record_id = r.id
      where r.id = ${recordId}`,
    { name: "around-record" },
  );
  if (!row) throw new Error("A record that was just read is gone");
  return row;
}

/** Whether a record is in the viewer's sight. */
export async function isInSight(em: EntityManager, sight: Sql, recordId: string): Promise<boolean> {
  return (await findRecord(em, recordId, sight)) !== null;
}
