import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { isStaff } from "../../parties/identity/index.js";
import { closingOf } from "../../parties/settings/index.js";
import { registerUploadPolicy, type UploadPolicy, uploadsClosed } from "../../services/uploads/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";

/** 解约函 (F-53). */
export const LETTER = "TERMINATION_LETTER";
/** 情况说明, where the employer gives no letter (F-53). */
export const STATEMENT = "TERMINATION_STATEMENT";
/** Whatever else supports a request (F-50). */
export const ATTACHMENT = "TERMINATION_ATTACHMENT";
/** What the school keeps for a decision against or without one side (F-52, F-54). */
export const EVIDENCE = "TERMINATION_EVIDENCE";

/** One of these is needed to end an offline or paper agreement (F-53). */
const LETTER_PURPOSES: readonly string[] = [LETTER, STATEMENT];
export const REQUEST_PURPOSES: readonly string[] = [LETTER, STATEMENT, ATTACHMENT];

/** The purposes of this module, on whatever record they wait. */
const PART = "TERMINATION_";

/** F-53: the letter, or a statement where the employer gives none. @throws {InvalidInput} */
export function refuseWithoutLetter(files: readonly { purpose: string }[]): void {
  if (files.some(({ purpose }) => LETTER_PURPOSES.includes(purpose))) return;
  throw new InvalidInput([
    new FieldProblem("uploadIds", "请上传解约函；用人单位未出具解约函的，请上传情况说明"),
  ]);
}

/** Until there is a request its files wait on the agreement in force: of the graduate, or of an online one's employer. */
const waiting: UploadPolicy = async ({ em, record, uploader, purpose, of, now }) => {
  const asks = uploader.role === "GRADUATE" || uploader.role === "EMPLOYER";
  if (!asks || of !== uploader.role || !REQUEST_PURPOSES.includes(purpose)) return uploadsClosed();
  // F-90a: no new terminations after the closing.
  if (now >= closingOf(record.cohort)) return uploadsClosed();
  return record.status === "SIGNED" && !(await hasOpenTermination(em, record.id)) ? null : uploadsClosed();
};

async function hasOpenTermination(em: EntityManager, agreementId: string): Promise<boolean> {
  const found = await query(
    em,
    sql`select 1 from record where ends_record_id = ${agreementId}
      and waits_for is not null`,
  );
  return found.length > 0;
}

/** The graduate's while it is returned and their cohort open (F-90a), the school's evidence while the school may decide. */
const decidedBySchoolIn =
  (status: string): UploadPolicy =>
  ({ record, uploader, purpose, of, now }) => {
    if (of !== uploader.role) return uploadsClosed();
    if (uploader.role === "GRADUATE") {
      const theirs = record.status === "TERMINATION_RETURNED" && now < closingOf(record.cohort);
      return theirs && REQUEST_PURPOSES.includes(purpose) ? null : uploadsClosed();
    }
    const mayWrite =
      uploader.viewer && isStaff(uploader.viewer) && uploader.viewer.employmentRight === "READ_WRITE";
    return uploader.role === "SCHOOL" && mayWrite && record.status === status && purpose === EVIDENCE
      ? null
      : uploadsClosed();
  };

for (const kind of ["ONLINE_AGREEMENT", "OFFLINE_AGREEMENT", "PAPER_AGREEMENT"]) {
  registerUploadPolicy(kind, waiting, PART);
}
registerUploadPolicy("ONLINE_TERMINATION", decidedBySchoolIn("ASKED_BY_GRADUATE"));
registerUploadPolicy("OFFLINE_TERMINATION", decidedBySchoolIn("TERMINATION_SCHOOL_REVIEW"));
