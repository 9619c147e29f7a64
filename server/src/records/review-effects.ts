import { RegistryStudent } from "../parties/roster/index.js";
import { tell, tellEach } from "../services/notifications/index.js";
import type { Moment } from "../workflow/index.js";
import { waitsFor, wordsOf } from "./flows.js";
import type { AnyRecordSubject, RecordSubject } from "./subject.js";
import type { VerdictGiven } from "./verdict-given.js";

export type ReviewMoment = Moment<RecordSubject, VerdictGiven>;

type AnyReviewMoment = Moment<AnyRecordSubject, VerdictGiven>;

/** The submission takes the chain, department and level of this moment and keeps them (F-10a). */
export function keepChain({ subject, now }: Moment<AnyRecordSubject, object>): void {
  const { record, graduate, review } = subject;
  record.submittedAt = now;
  record.reviewMode = review.mode;
  if (!graduate) return;
  record.department = graduate.department;
  record.level = graduate.level;
}

/** One submission more (F-06), with a chain of its own (F-10a, F-13). */
export function startSubmission(moment: Moment<AnyRecordSubject, object>): void {
  const { record } = moment.subject;
  record.submission += 1;
  record.takeRegistryData = false;
  keepChain(moment);
}

/** A department asked for 获取最新学生信息: kept for the final approval (F-15). */
export function noteRegistryData({ subject, input }: AnyReviewMoment): void {
  if (input.takeRegistryData) subject.record.takeRegistryData = true;
}

/** F-15: seven fields, never name, level, ID number, school or major; the cohort stays (F-96). */
export async function takeRegistryData({ subject, input, em }: ReviewMoment): Promise<void> {
  const { graduate, record } = subject;
  if (!input.takeRegistryData && !record.takeRegistryData) return;
  const latest = await em.findOne(RegistryStudent, { graduate: graduate.id }, { populate: ["department"] });
  if (!latest) return;
  graduate.sex = latest.sex;
  graduate.ethnicity = latest.ethnicity;
  graduate.politicalStatus = latest.politicalStatus;
  graduate.department = latest.department;
  graduate.durationYears = latest.durationYears;
  graduate.studentNumber = latest.studentNumber;
  graduate.graduates = latest.graduates;
}

// ── Who is told (F-94) ───────────────────────────────────────────────────────

/** Who gave the verdict: the department, the school, or the school in the department's place (F-10a). */
export function reviewerOf({ actor, subject, from }: AnyReviewMoment): string {
  if (waitsFor(subject.record.kind, from) === "SCHOOL") return "学校";
  return actor.role === "SCHOOL" ? "学校代院系" : "学院";
}

/** What the review is called in what the parties are told: 鉴证 where two parties sign (P-10). */
export function reviewIn({ subject }: Moment<RecordSubject, object>): string {
  return wordsOf(subject.record.kind, subject.conditions.agreementType)("审核");
}

/** The reason of a return or rejection as the end of a message; empty where there is none. */
export function reasonSentence({ input }: AnyReviewMoment): string {
  const { reason } = input;
  return reason ? `原因：${reason.categoryLabel}，${withoutFullStop(reason.details)}。` : "";
}

/** Reviewers end their sentences or not; the message ends them once. */
function withoutFullStop(text: string): string {
  return text.replace(/[。.\s]+$/u, "");
}

export async function tellGraduate(
  moment: Moment<RecordSubject, object>,
  title: string,
  body: string,
): Promise<void> {
  await tell(moment.em, moment.now, toGraduate(moment, title, body));
}

/** Nobody where the record has no employer of the platform. */
export async function tellEmployer(
  moment: Moment<AnyRecordSubject, object>,
  title: string,
  body: string,
): Promise<void> {
  await tellEach(moment.em, moment.now, toEmployer(moment, title, body));
}

/** Both sides at once, each in its own words. */
export async function tellBothSides(
  moment: Moment<RecordSubject, object>,
  title: string,
  bodies: { graduate: string; employer: string },
): Promise<void> {
  await tellEach(moment.em, moment.now, [
    toGraduate(moment, title, bodies.graduate),
    ...toEmployer(moment, title, bodies.employer),
  ]);
}

function toGraduate({ subject }: Moment<RecordSubject, object>, title: string, body: string) {
  return {
    recipientKind: "GRADUATE",
    recipientId: subject.graduate.id,
    title,
    body,
    recordId: subject.record.id,
  } as const;
}

function toEmployer({ subject }: Moment<AnyRecordSubject, object>, title: string, body: string) {
  const { employer, id } = subject.record;
  if (!employer) return [];
  return [{ recipientKind: "EMPLOYER", recipientId: employer.id, title, body, recordId: id } as const];
}
