import type { EntityManager } from "@mikro-orm/postgresql";
import { type Sql, sql } from "../database/sql.js";
import type { Graduate } from "../parties/roster/index.js";
import type { AgreementType, ReviewMode, SigningConditions } from "../parties/settings/index.js";
import type { RecordKind } from "../words/record-words.js";
import type { ReviewedSubject } from "../workflow/index.js";
import { HOLDING } from "./commitment-index.js";
import { OPEN_TERMINATION } from "./open-termination.js";
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
  const [found] = await em.execute<FoundRecord[]>(
    ...sql`select r.id, r.kind, r.school_id, r.cohort, r.graduate_id, r.ends_record_id from record r
      where r.id = ${recordId} and ${sight}`.toOrm(),
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
  const locked = await em.execute<unknown[]>(
    ...sql`select r.id from record r where r.id = ${id} and ${sight} for no key update`.toOrm(),
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
  await em.execute(
    ...sql`select id from signing_settings where school_id = ${schoolId} and cohort = ${cohort} for share`.toOrm(),
  );
  await em.execute(...sql`select id from graduate where id = ${graduateId} for no key update`.toOrm());
}

/** What the joined reading of a header brings along; entities that hang on a header put `record.` before each. */
export const AROUND_HEADER = ["graduate", "school", "department", "employer"] as const;

/** Reads a header afresh; null when there is none. */
export async function readHeader(em: EntityManager, recordId: string): Promise<RecordHeader | null> {
  return await em.findOne(
    RecordHeader,
    { id: recordId },
    { populate: AROUND_HEADER, strategy: "joined", refresh: true },
  );
}

/**
 * The subject of a header that was read with {@link AROUND_HEADER}. `waitsForGraduate`: what is the graduate's to
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
  const [row] = await em.execute<Around[]>(
    ...sql`
      select pc.agreement_type, ss.signing_on_at, ss.review_mode,
        exists (select 1 from agreement_contact c
          where c.settings_id = ss.id and c.level_scope in ('ALL', r.level)) as has_contact,
        (select json_build_object('counterpart', other.counterpart, 'kind', other.kind, 'status', other.status)
          from record other where other.graduate_id = r.graduate_id and other.id <> r.id
            and other.status in ${HOLDING} limit 1) as committed_to,
        e.suspended_at is not null as employer_suspended,
        (select t.status from record t where t.ends_record_id = r.id and t.status in ${OPEN_TERMINATION}) as open_termination,
        exists (select 1 from staff_account s where s.department_id = r.department_id and s.role = 'DEPARTMENT'
          and s.employment_right = 'READ_WRITE' and s.level_scope in ('ALL', r.level)
          and s.disabled_at is null) as department_can_review,
        h.account_id as held_by, h.organisation as held_organisation, h.effective_at as held_until
      from record r
      join school sc on sc.id = r.school_id
      left join province_cohort pc on pc.province_id = sc.province_id and pc.cohort = r.cohort
      left join signing_settings ss on ss.school_id = r.school_id and ss.cohort = r.cohort
      left join employer e on e.id = r.employer_id
      left join held_verdict h on h.record_id = r.id
      where r.id = ${recordId}`.toOrm(),
  );
  if (!row) throw new Error("A record that was just read is gone");
  return row;
}

/** Whether a record is in the viewer's sight. */
export async function isInSight(em: EntityManager, sight: Sql, recordId: string): Promise<boolean> {
  return (await findRecord(em, recordId, sight)) !== null;
}
