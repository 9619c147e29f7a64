import type { EntityManager } from "@mikro-orm/postgresql";
import { AWAITING_EMPLOYMENT_DESTINATION, reportedDestination } from "../../catalogue/index.js";
import { reasonSentence, reviewerOf, tellGraduate } from "../../records/index.js";
import { reportDestination } from "../../services/reporting/index.js";
import { keepAsEvidence } from "../../services/uploads/index.js";
import { InvalidInput } from "../../words/refusals.js";
import { Destination } from "./destination.entity.js";
import type { DestinationMoment, DestinationSubject } from "./destination.subject.js";
import {
  type CompleteDestination,
  formsOfConditions,
  missingProofs,
  PROOF_KEYS,
  readComplete,
  refuse,
} from "./destination-content.js";

// ── Submitting ───────────────────────────────────────────────────────────────

/**
 * Effect of `submit`, before all others: the type is still the graduate's to use (F-64: the roster may have changed since
 * the form was read), and its proofs are there, this record's own, and fixed from now on (F-60).
 */
export async function keepProofs({ em, subject, input, now }: DestinationMoment): Promise<void> {
  const { content } = input;
  const fields = Object.entries(content.values).map(([key, value]) => ({ key, value }));
  readComplete({ ...content, fields }, formsOfConditions(subject.conditions), "form");
  const wanted = { field: "form.uploadIds", purposes: PROOF_KEYS };
  const uploads = await keepAsEvidence(em, subject.record.id, input.uploadIds, wanted, now);
  refuse(
    missingProofs(
      content,
      uploads.map(({ purpose }) => purpose),
    ),
    "form",
  );
}
keepProofs.refuses = [InvalidInput];

/** Effect of `submit`: the destination reads as the form that was just submitted. */
export function writeDestination(moment: DestinationMoment): void {
  writeValues(moment, moment.input.content);
}

export function writeValues(
  { platform, em, subject }: Pick<DestinationMoment, "platform" | "em" | "subject">,
  { typeCode, subType, values }: CompleteDestination,
): void {
  const written = {
    typeCode,
    subType,
    organisation: values.employerName ?? values.schoolName ?? null,
    uscc: values.uscc ?? null,
    nature: values.natureCode ?? null,
    industry: values.industryCode ?? null,
    jobCategory: values.jobCategoryCode ?? null,
    division: values.divisionCode ?? null,
    valuesSealed: platform.keys.seal("destination.values_sealed", JSON.stringify(values)),
  };
  if (subject.destination) em.assign(subject.destination, written);
  else em.create(Destination, { record: subject.record, ...written });
}

// ── The registry (F-92) ──────────────────────────────────────────────────────

/** What a school approves reaches the registry at once. */
export async function reportRegistered({ em, subject, now }: DestinationMoment): Promise<void> {
  await report(em, subject, now);
}

/** Reports what stands, under the code that the cohort counts it under. */
export async function report(em: EntityManager, subject: DestinationSubject, now: Date): Promise<void> {
  const { destination, record, graduate } = subject;
  if (!destination) throw new Error("A destination was approved that nobody submitted");
  const { typeCode, subType, organisation, uscc, nature, industry, jobCategory, division } = destination;
  await reportDestination(em, {
    graduateId: graduate.id,
    recordId: record.id,
    now,
    destination: {
      code: reportedDestination(typeCode, subType, record.cohort),
      employerName: organisation,
      uscc,
      nature,
      industry,
      jobCategory,
      division,
      agreementNumber: null,
    },
  });
}

/** F-63: a graduate who voids the destination is 待就业 for the registry. */
export async function reportVoided({ em, subject, now }: DestinationMoment): Promise<void> {
  await reportDestination(em, {
    graduateId: subject.graduate.id,
    recordId: subject.record.id,
    now,
    destination: {
      code: AWAITING_EMPLOYMENT_DESTINATION,
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

// ── Who is told (F-94) ───────────────────────────────────────────────────────

export async function tellAboutPassingOn(moment: DestinationMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}审核通过`,
    `您登记的毕业去向${name(moment)}已通过${reviewer}审核，等待学校审核。`,
  );
}

export async function tellAboutApproval(moment: DestinationMoment): Promise<void> {
  await tellGraduate(moment, "去向审核通过", `您登记的毕业去向${name(moment)}已通过学校审核。`);
}

export async function tellAboutReturn(moment: DestinationMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}退回修改`,
    `您登记的毕业去向${name(moment)}被${reviewer}退回。${reasonSentence(moment)}请修改后重新提交。`,
  );
}

export async function tellAboutRejection(moment: DestinationMoment): Promise<void> {
  const reviewer = reviewerOf(moment);
  await tellGraduate(
    moment,
    `${reviewer}审核不通过`,
    `您登记的毕业去向${name(moment)}未通过${reviewer}审核，本次登记已作废。${reasonSentence(moment)}如仍需登记，请重新填写。`,
  );
}

export async function tellAboutClosing(moment: DestinationMoment): Promise<void> {
  const { cohort, counterpart } = moment.subject.record;
  const what = counterpart ? `毕业去向登记「${counterpart}」` : "毕业去向登记";
  await tellGraduate(moment, "登记逾期关闭", `您的${what}未在${cohort}届截止前提交审核，已逾期关闭。`);
}

function name({ subject }: DestinationMoment): string {
  return `「${subject.record.counterpart ?? ""}」`;
}
