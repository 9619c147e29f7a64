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
import type { EducationLevel, RecordModule } from "../words/viewer.js";
import type { ReviewedSubject, WorkItem } from "../workflow/index.js";
import { lockForAct } from "./lock.js";
import { aboutGraduate, type GraduateHeader, isAboutGraduate, RecordHeader } from "./record.entity.js";
import type { Commitment } from "./refusals.js";

/** The header as parties and guards ask about it: of a record, of a card's row, or as a beginning would make it. */
export interface AnyHeaderFacts extends WorkItem {
  readonly cohort: number | null;
  readonly graduate: { readonly id: string } | null;
  readonly employer: { readonly id: string } | null;
  readonly school: { readonly id: string } | null;
  readonly department: { readonly id: string } | null;
  readonly level: EducationLevel | null;
  readonly reviewMode: ReviewMode;
}

/** The same about a graduate. */
export interface HeaderFacts extends AnyHeaderFacts {
  readonly cohort: number;
  readonly graduate: { readonly id: string };
  readonly school: { readonly id: string };
  readonly department: { readonly id: string };
  readonly level: EducationLevel;
}

const NO_RECORD = "00000000-0000-0000-0000-000000000000";

/** The header of something not begun yet, of no kind in particular. */
export function headerToBe(of: {
  graduateId: string;
  employerId: string | null;
  module: RecordModule;
  schoolId: string;
  departmentId: string;
  level: EducationLevel;
  cohort: number;
  now: Date;
}): HeaderFacts {
  return {
    id: NO_RECORD,
    status: "",
    submission: 0,
    frozen: false,
    changedAt: of.now,
    submittedAt: null,
    module: of.module,
    holds: false,
    waitsFor: null,
    closesAt: null,
    cohort: of.cohort,
    level: of.level,
    reviewMode: "SCHOOL_ONLY",
    graduate: { id: of.graduateId },
    employer: of.employerId === null ? null : { id: of.employerId },
    school: { id: of.schoolId },
    department: { id: of.departmentId },
  };
}

/**
 * What guards of every flow may ask about. A subject under lock brings it, and so does a list that says why something
 * may not be done: a new guard either asks for what is here, or adds it here and to the statements of the lists.
 */
export interface AnyRecordFacts extends ReviewedSubject {
  readonly record: AnyHeaderFacts;
  /** Null where the record is about no graduate. */
  readonly conditions: SigningConditions | null;
  /** The commitment that occupies the graduate beside this record (F-03); for the graduate's eyes only. */
  readonly committedElsewhere: Commitment | null;
  readonly employerSuspended: boolean;
  /** State of the open termination of this agreement (F-56); null where there is none. */
  readonly openTermination: string | null;
}

/** The same about a graduate: what nearly all flows ask about. */
export interface RecordFacts extends AnyRecordFacts {
  readonly record: HeaderFacts;
  readonly conditions: SigningConditions;
}

/** A record of any kind as its effects change it. */
export interface AnyRecordSubject extends AnyRecordFacts {
  readonly record: RecordHeader;
  readonly graduate: Graduate | null;
}

/** A record about a graduate; flows add what is theirs. */
export interface RecordSubject extends RecordFacts {
  readonly record: GraduateHeader;
  readonly graduate: Graduate;
}

export function isOfGraduate(subject: AnyRecordSubject): subject is RecordSubject {
  return subject.graduate !== null;
}

/** What must be known of a record before its locks are taken. */
export interface FoundRecord {
  id: string;
  kind: RecordKind;
  school_id: string | null;
  cohort: number | null;
  graduate_id: string | null;
  employer_id: string | null;
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
    sql`select r.id, r.kind, r.school_id, r.cohort, r.graduate_id, r.employer_id, r.ends_record_id
      from record r
      where r.id = ${recordId} and ${sight}`,
    { name: "find-record" },
  );
  return found ?? null;
}

/** Locks an act on the record ({@link lockForAct}). False when the record has gone out of sight meanwhile. */
export async function lockRecord(em: EntityManager, found: FoundRecord, sight: Sql): Promise<boolean> {
  return await lockForAct(em, {
    schoolId: found.school_id,
    cohort: found.cohort,
    graduateId: found.graduate_id,
    organisationId: found.graduate_id === null ? found.employer_id : null,
    endsRecordId: found.ends_record_id,
    record: { id: found.id, sight },
  });
}

const HEADER = { g: Graduate, sc: School, d: Department, e: Employer, r: RecordHeader };
const fromHeader = () => sql`
  from record r ${AROUND_JOINS}
  left join department d on d.id = r.department_id`;

/** Reads a header and the entities around it afresh; null when there is none. */
export async function readHeader(em: EntityManager, recordId: string): Promise<RecordHeader | null> {
  const read = await readEntities(em, "record-header", HEADER, sql`${fromHeader()} where r.id = ${recordId}`);
  return read?.entities.r ?? null;
}

/**
 * The subject of a graduate's record with the flow's own entity, one to a record, by one statement; null there where the
 * record has none yet. What waits for one of the parties takes the chain that holds once it is answered or sent again;
 * from then on it keeps it (F-10a).
 */
export async function readSubjectWith<Own extends object>(
  em: EntityManager,
  own: EntityClass<Own>,
  recordId: string,
): Promise<{ subject: RecordSubject; own: Own | null } | null> {
  const { tableName } = em.getMetadata().get(own);
  const read = await readEntities(
    em,
    `record-with-${tableName}`,
    { ...HEADER, own },
    sql`${fromHeader()} left join ${raw(tableName)} own on own.record_id = r.id where r.id = ${recordId}`,
    sql`, ${AROUND_COLUMNS}`,
  );
  if (!read?.entities.r) return null;
  const record = aboutGraduate(read.entities.r);
  const unanswered = record.waitsFor === "GRADUATE" || record.waitsFor === "EMPLOYER";
  const facts = factsFrom(record, read.row as unknown as Around, unanswered);
  const subject = { ...facts, record, graduate: record.graduate.getEntity() };
  return { subject, own: read.entities.own as Own | null };
}

/**
 * The subject of a graduate's header that was read by {@link readHeader}, or is about to be made. `waitsForGraduate`:
 * what is the graduate's to submit or answer takes the chain that holds then; from then on it keeps it (F-10a).
 */
export async function subjectOf(
  em: EntityManager,
  header: RecordHeader,
  waitsForGraduate: boolean,
): Promise<RecordSubject> {
  const record = aboutGraduate(header);
  const facts = await factsAbout(em, record, waitsForGraduate);
  return { ...facts, record, graduate: record.graduate.getEntity() };
}

/** The subject of a header that may be about an organisation. */
export async function subjectOfAny(em: EntityManager, record: RecordHeader): Promise<AnyRecordSubject> {
  if (isAboutGraduate(record)) return await subjectOf(em, record, false);
  return {
    ...anyFactsFrom(record, await around(em, record), false),
    record,
    conditions: null,
    graduate: null,
  };
}

/** The facts of a header, by one statement; it need not be in any table yet. */
export async function factsAbout(
  em: EntityManager,
  record: HeaderFacts,
  waitsForGraduate: boolean,
): Promise<RecordFacts> {
  return factsFrom(record, await around(em, record), waitsForGraduate);
}

async function around(em: EntityManager, record: AnyHeaderFacts): Promise<Around> {
  const [row] = await query<Around>(
    em,
    sql`
      select ${AROUND_COLUMNS}
      from (select ${record.id}::uuid as id, ${record.graduate?.id ?? null}::uuid as graduate_id,
          ${record.employer?.id ?? null}::uuid as employer_id, ${record.school?.id ?? null}::uuid as school_id,
          ${record.department?.id ?? null}::uuid as department_id, ${record.cohort}::int as cohort,
          ${record.level}::text as level, ${record.module}::text as module) r
      ${AROUND_JOINS}`,
    { name: "around-record" },
  );
  if (!row) throw new Error("A record of nobody");
  return row;
}

/** What {@link AROUND_COLUMNS} bring. */
export interface Around {
  training_mode: string;
  graduate_frozen: boolean;
  graduate_transferred: boolean;
  agreement_type: AgreementType | null;
  signing_on_at: Date | null;
  has_contact: boolean;
  committed_to: Commitment | null;
  employer_suspended: boolean;
  open_termination: string | null;
  review_mode_now: ReviewMode | null;
  department_can_review: boolean;
  held_by: string | null;
  held_organisation: string;
  held_until: Date;
}

/** All that {@link RecordFacts} says beside the header `r`: for the reading of a subject and for lists alike. */
export const AROUND_COLUMNS: Sql = sql`
  g.training_mode, g.frozen_at is not null as graduate_frozen,
  g.transferred_at is not null as graduate_transferred,
  pc.agreement_type, ss.signing_on_at, ss.review_mode as review_mode_now,
  exists (select 1 from agreement_contact c
    where c.settings_id = ss.id and c.level_scope in ('ALL', r.level)) as has_contact,
  (select json_build_object('counterpart', other.counterpart, 'kind', other.kind, 'inForce', other.waits_for is null)
    from record other where other.graduate_id = r.graduate_id and other.id <> r.id
      and other.holds limit 1) as committed_to,
  e.suspended_at is not null as employer_suspended,
  (select t.status from record t where t.ends_record_id = r.id and t.waits_for is not null)
    as open_termination,
  exists (select 1 from staff_account s where s.department_id = r.department_id and s.role = 'DEPARTMENT'
    and ${rightColumnOf(sql`r.module`)} = 'READ_WRITE' and s.level_scope in ('ALL', r.level)
    and s.disabled_at is null) as department_can_review,
  h.account_id as held_by, h.organisation as held_organisation, h.effective_at as held_until`;

/** What {@link AROUND_COLUMNS} are read from. */
export const AROUND_JOINS: Sql = sql`
  left join graduate g on g.id = r.graduate_id
  left join school sc on sc.id = r.school_id
  left join province_cohort pc on pc.province_id = sc.province_id and pc.cohort = r.cohort
  left join signing_settings ss on ss.school_id = r.school_id and ss.cohort = r.cohort
  left join employer e on e.id = r.employer_id
  left join held_verdict h on h.record_id = r.id`;

/** A header and what was read around it, as guards ask about them. */
export function factsFrom(record: HeaderFacts, around: Around, waitsForGraduate: boolean): RecordFacts {
  return {
    ...anyFactsFrom(record, around, waitsForGraduate),
    record,
    conditions: {
      trainingMode: around.training_mode,
      cohort: record.cohort,
      level: record.level,
      frozen: around.graduate_frozen,
      transferred: around.graduate_transferred,
      agreementType: around.agreement_type,
      signingOnAt: around.signing_on_at,
      hasContact: around.has_contact,
    },
  };
}

function anyFactsFrom(
  record: AnyHeaderFacts,
  around: Around,
  waitsForGraduate: boolean,
): Omit<AnyRecordFacts, "record" | "conditions"> {
  return {
    closing: record.cohort === null ? null : closingOf(record.cohort),
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
      mode: waitsForGraduate ? (around.review_mode_now ?? record.reviewMode) : record.reviewMode,
      departmentCanReview: around.department_can_review,
    },
  };
}

/** The facts of something that would stand alone, as far as an employer may know them (P-08). */
export function factsOfGraduate(record: HeaderFacts, conditions: SigningConditions): RecordFacts {
  return {
    record,
    closing: closingOf(record.cohort),
    conditions,
    committedElsewhere: null,
    employerSuspended: false,
    openTermination: null,
    heldVerdict: null,
    review: { mode: "SCHOOL_ONLY", departmentCanReview: false },
  };
}

/** Whether a record is in the viewer's sight. */
export async function isInSight(em: EntityManager, sight: Sql, recordId: string): Promise<boolean> {
  return (await findRecord(em, recordId, sight)) !== null;
}
