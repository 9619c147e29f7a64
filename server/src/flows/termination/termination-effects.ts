import { EVERY_RECORD, keepSubmission, performIn } from "../../records/index.js";
import { reportDestination } from "../../services/reporting/index.js";
import { keepAsEvidence, uploadsOf } from "../../services/uploads/index.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn, SYSTEM } from "../../workflow/index.js";
import { endingMissing } from "./offline-verdict.js";
import type { Justification, TerminationMoment } from "./termination-subject.js";
import { EVIDENCE, REQUEST_PURPOSES, refuseWithoutLetter } from "./termination-uploads.js";

// ── The request ──────────────────────────────────────────────────────────────

/** Effect of sending a returned request again, after `startSubmission`: it reads as what was just sent (F-53). */
export async function writeRequest(moment: TerminationMoment): Promise<void> {
  const { platform, em, subject, input, now } = moment;
  const { termination, record } = subject;
  const wanted = { field: "uploadIds", purposes: REQUEST_PURPOSES };
  refuseWithoutLetter(await keepAsEvidence(em, record.id, input.uploadIds, wanted, now));
  termination.reasonCode = input.content.reasonCode;
  termination.explanationSealed = platform.keys.seal(
    "termination.explanation_sealed",
    input.content.explanation,
  );
  termination.uploadIds = [...input.uploadIds];
  await keepSubmission({ ...moment, input: { ...input, counterpart: record.counterpart ?? "" } });
}
writeRequest.refuses = [InvalidInput];

// ── How it is done ───────────────────────────────────────────────────────────

export function noteAgreed({ subject }: TerminationMoment): void {
  subject.termination.ending = "AGREED";
}

/** Check of the school's approval: it says how, with evidence that is there, also where it is held first (F-18, F-54). */
export async function checkEnding({ em, subject, input }: TerminationMoment): Promise<void> {
  const { ending, justification } = input;
  if (!ending) throw endingMissing();
  if (ending === "UNILATERAL") {
    await uploadsOf(em, subject.record.id, justification?.evidenceIds ?? [], EVIDENCE_WANTED);
  }
}
checkEnding.refuses = [InvalidInput];

const EVIDENCE_WANTED = { field: "evidenceIds", purposes: [EVIDENCE] };

/** F-54: the school says how; what the graduate ends alone is justified and kept. */
export async function noteEnding(moment: TerminationMoment): Promise<void> {
  const { ending, justification } = moment.input;
  if (!ending) throw endingMissing();
  if (ending === "UNILATERAL") await keepJustification(moment, justification);
  moment.subject.termination.ending = ending;
}
noteEnding.refuses = [InvalidInput];

/** F-52 */
export async function noteForced(moment: TerminationMoment): Promise<void> {
  await keepJustification(moment, moment.input.justification);
  moment.subject.termination.ending = "FORCED";
}
noteForced.refuses = [InvalidInput];

async function keepJustification(
  { platform, em, subject, now }: TerminationMoment,
  given: Justification | undefined,
): Promise<void> {
  if (!given) throw new Error("A decision against one side was not checked for its justification");
  const { termination, record } = subject;
  await keepAsEvidence(em, record.id, given.evidenceIds, EVIDENCE_WANTED, now);
  termination.statementSealed = platform.keys.seal("termination.statement_sealed", given.statement);
  termination.evidenceIds = [...given.evidenceIds];
}

/**
 * F-57: the agreement is over and the graduate free, the registry's destination becomes 待就业; in the transaction of
 * the termination, whose act has locked the agreement before it.
 */
export async function endAgreement({ platform, em, subject, now }: TerminationMoment): Promise<void> {
  const { record, graduate } = subject;
  if (!record.endsRecordId) throw new Error("A termination without its agreement");
  await performIn(platform, em, {
    recordId: record.endsRecordId,
    act: "end",
    actor: SYSTEM,
    sight: EVERY_RECORD,
    address: null,
    decidedAt: now,
  });
  await reportDestination(em, {
    graduateId: graduate.id,
    recordId: record.id,
    now,
    destination: {
      code: WAITING_FOR_WORK,
      employerName: null,
      uscc: null,
      nature: null,
      industry: null,
      jobCategory: null,
      division: null,
      agreementNumber: null,
    },
  });
}
endAgreement.refuses = [UnknownRecord, RecordMovedOn, NotAllowed];

/** 待就业 (D-03). */
const WAITING_FOR_WORK = "70";
