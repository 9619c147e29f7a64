import {
  employerOfRecord,
  graduateOfRecord,
  keepSubmission,
  type RecordSubject,
} from "../../records/index.js";
import { takeAlong } from "../../services/uploads/index.js";
import { InvalidInput } from "../../words/refusals.js";
import type { FlowStart, Moment } from "../../workflow/index.js";
import { firstReviewStep } from "../../workflow/index.js";
import { type AskFacts, EMPLOYER_MAY_ASK, GRADUATE_MAY_ASK } from "./may-ask.js";
import { type AskedBy, Termination } from "./termination.entity.js";
import { tellAboutAsking } from "./termination-messages.js";
import type { TerminationRequest } from "./termination-subject.js";
import { REQUEST_PURPOSES, refuseWithoutLetter } from "./termination-uploads.js";

/** A request as it would be made, with what is known of the agreement. */
export type AskSubject = AskFacts & RecordSubject;

/** What comes along: a checked request, and files that wait on the agreement. */
export interface AskGiven {
  readonly content: TerminationRequest;
  readonly uploadIds: readonly string[];
}

type AskMoment = Moment<AskSubject, AskGiven>;

const asking = {
  act: "ask",
  effects: [writeRequest, keepRequest, tellAboutAsking],
  idTaken: "申请编号无效，请刷新页面后重新提交",
} as const;

/** F-50: the other side answers. */
export const ONLINE_ASKING: readonly FlowStart<
  "ASKED_BY_GRADUATE" | "ASKED_BY_EMPLOYER",
  AskSubject,
  AskGiven
>[] = [
  {
    ...asking,
    to: "ASKED_BY_GRADUATE",
    by: graduateOfRecord,
    title: "学生发起解约",
    guards: GRADUATE_MAY_ASK,
  },
  {
    ...asking,
    to: "ASKED_BY_EMPLOYER",
    by: employerOfRecord("签约的用人单位"),
    title: "单位发起解约",
    guards: EMPLOYER_MAY_ASK,
  },
];

type FirstStep = "TERMINATION_DEPARTMENT_REVIEW" | "TERMINATION_SCHOOL_REVIEW";

/** F-53: nobody answers; the review begins at once. */
export const OFFLINE_ASKING: readonly FlowStart<FirstStep, AskSubject, AskGiven>[] = [
  {
    ...asking,
    to: firstReviewStep<FirstStep, AskSubject>("TERMINATION_DEPARTMENT_REVIEW", "TERMINATION_SCHOOL_REVIEW"),
    by: graduateOfRecord,
    title: "学生发起解约",
    guards: GRADUATE_MAY_ASK,
  },
];

async function writeRequest({ platform, em, actor, subject, input }: AskMoment): Promise<void> {
  const { content, uploadIds } = input;
  em.create(Termination, {
    record: subject.record,
    // The parties of the starts are these two.
    askedBy: actor.role as AskedBy,
    reasonCode: content.reasonCode,
    explanationSealed: platform.keys.seal("termination.explanation_sealed", content.explanation),
    uploadIds: [...uploadIds],
    evidenceIds: [],
  });
  await em.flush();
}

/** The files that waited on the agreement are the termination's from now on (F-53). */
async function keepRequest(moment: AskMoment): Promise<void> {
  const { em, actor, now, subject, input } = moment;
  const { id, kind, endsRecordId, counterpart } = subject.record;
  if (!endsRecordId) throw new Error("A termination without its agreement");
  const files = await takeAlong(
    em,
    { from: endsRecordId, to: id, ids: input.uploadIds, role: actor.role },
    { field: "uploadIds", purposes: REQUEST_PURPOSES },
    now,
  );
  if (kind === "OFFLINE_TERMINATION") refuseWithoutLetter(files);
  await keepSubmission({ ...moment, input: { ...input, counterpart: counterpart ?? "" } });
}
keepRequest.refuses = [InvalidInput];
