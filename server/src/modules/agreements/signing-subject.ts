import type { EntityManager } from "@mikro-orm/postgresql";
import { type Sql, sql } from "../../database/sql.js";
import type { ReviewedSubject } from "../../workflow/index.js";
import type { EducationLevel } from "../identity/index.js";
import type { RecordHeader } from "../records/index.js";
import type { Graduate } from "../roster/index.js";
import type { AgreementType, ReviewMode, SigningConditions } from "../settings/index.js";
import { Agreement } from "./agreement.entity.js";

/** An online agreement with all that its guards and effects ask about, read together. */
export interface SigningSubject extends ReviewedSubject {
  readonly record: RecordHeader;
  readonly agreement: Agreement;
  readonly graduate: Graduate;
  readonly conditions: SigningConditions;
  /** The commitment that occupies the graduate beside this record (F-03); for the graduate's eyes only. */
  readonly committedElsewhere: { readonly employerName: string } | null;
  readonly employerSuspended: boolean;
}

/**
 * Locks what an act on the record touches (settings shared, graduate, record: always in this order), then reads it.
 * Null when there is no such record in sight.
 */
export async function lockSigningSubject(
  em: EntityManager,
  recordId: string,
  sight: Sql,
): Promise<SigningSubject | null> {
  const [found] = await em.execute<{ school_id: string; cohort: number; graduate_id: string }[]>(
    ...sql`select r.school_id, r.cohort, r.graduate_id from record r
      where r.id = ${recordId} and r.kind = 'ONLINE_AGREEMENT' and ${sight}`.toOrm(),
  );
  if (!found) return null;
  await lockSettingsAndGraduate(em, found.school_id, found.cohort, found.graduate_id);
  const [locked] = await em.execute<{ id: string }[]>(
    ...sql`select r.id from record r where r.id = ${recordId} and ${sight} for no key update`.toOrm(),
  );
  return locked ? await readSigningSubject(em, recordId) : null;
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

/** Reads the subject without locks; for pages that show it. The caller has checked that the viewer may see it. */
export async function readSigningSubject(
  em: EntityManager,
  recordId: string,
): Promise<SigningSubject | null> {
  const agreement = await em.findOne(
    Agreement,
    { record: recordId },
    {
      populate: ["record.graduate", "record.school", "record.department", "record.employer"],
      strategy: "joined",
      refresh: true,
    },
  );
  if (!agreement) return null;
  const record = agreement.record.getEntity();
  const graduate = record.graduate.getEntity();
  const around = await readAround(em, recordId);
  return {
    record,
    agreement,
    graduate,
    conditions: conditionsOf(graduate, around),
    committedElsewhere: around.committed_to ? { employerName: around.committed_to } : null,
    employerSuspended: around.employer_suspended,
    heldVerdict: around.held_by
      ? {
          accountId: around.held_by,
          organisation: around.held_organisation,
          until: new Date(around.held_until),
        }
      : null,
    review: {
      // An invitation takes the chain that holds when it is accepted; from then on it keeps it (F-10a).
      mode: record.status === "INVITED" ? (around.review_mode ?? record.reviewMode) : record.reviewMode,
      departmentCanReview: around.department_can_review,
    },
  };
}

interface Around {
  agreement_type: AgreementType | null;
  signing_on_at: Date | null;
  has_contact: boolean;
  committed_to: string | null;
  employer_suspended: boolean;
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
        (select a.employer_name from record other join agreement a on a.record_id = other.id
          where other.graduate_id = r.graduate_id and other.id <> r.id
            and other.status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED') limit 1) as committed_to,
        e.suspended_at is not null as employer_suspended,
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

function conditionsOf(graduate: Graduate, around: Around): SigningConditions {
  const level: EducationLevel = graduate.level;
  return {
    trainingMode: graduate.trainingMode,
    cohort: graduate.cohort,
    level,
    frozen: graduate.frozenAt !== null,
    agreementType: around.agreement_type,
    signingOnAt: around.signing_on_at,
    hasContact: around.has_contact,
  };
}
