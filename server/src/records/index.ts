// Goes with an account that is disabled.
import "./verdicts-of-disabled.js";

export { type ActToPerform, checkIn, performIn, usccTaken } from "./act.js";
export { actorOf } from "./actor.js";
export { type PossibleRefusal, refusalsOf } from "./answers.js";
export { type Beginning, beginIn, subjectOfNew } from "./begin.js";
export { clockSweep, settleAllDue } from "./clock-sweep.js";
export { fallenVerdictsOf, forgetFallenVerdict, noteFallenVerdict } from "./fallen-verdict.js";
export {
  defineRecordFlow,
  everyFlow,
  type FormOfFlow,
  flowOf,
  type LabelledValue,
  type RecordFlow,
  type Seen,
  statesWaitingFor,
  statusLabel,
  toneOf,
  waitsFor,
  wordsOf,
} from "./flows.js";
export { type WhenFreed, whenFreed } from "./freed.js";
export { keepHeldVerdict, saysTheSame, UNDO_SECONDS, withdrawHeldVerdict } from "./held-verdict.js";
export {
  lastStepOf,
  movedOnOf,
  publishChange,
  publishToReviewers,
  writeStep,
} from "./history.js";
export {
  type FormContent,
  forgetForm,
  type KeptSubmission,
  keepForm,
  keepSubmission,
  readForm,
  readSubmissions,
  type SavedForm,
  type SubmissionInput,
} from "./kept-form.js";
export { lockForAct } from "./lock.js";
export { MyIdentitiesResolver } from "./my-identities.resolver.js";
export {
  type Filled,
  type Filler,
  type FillingIn,
  type FormPart,
  ONE_OF,
  OwnVerdictInput,
  partGiven,
  type VerdictAbout,
  type VerdictPart,
} from "./own-parts.js";
export * from "./parties.js";
export { afterDueVerdict, perform, refusingDoubles } from "./perform.js";
export {
  aboutGraduate,
  HeldVerdict,
  isAboutGraduate,
  type PastStep,
  RecordHeader,
} from "./record.entity.js";
export {
  AvailableAction,
  FlowStep,
  GraduateOfRecord,
  OwnActResult,
  RECORD_PARTIES,
  RecordChanged,
  RecordView,
  SubmitResult,
  TimelineEntry,
} from "./record.types.js";
export { RecordFieldsResolver } from "./record-fields.resolver.js";
export { type RecordRead, readInSight, seeRecord, viewOf, viewRecord } from "./record-view.js";
export { RecordsResolver } from "./records.resolver.js";
export { type Commitment, CommittedElsewhere, TerminationOpen } from "./refusals.js";
export * from "./review-effects.js";
export { settle, settleDeadlineIn, settleGraduate } from "./settle.js";
export { EVERY_RECORD, readsPapers, recordsInSight } from "./sight.js";
export { stepsAt } from "./steps.js";
export { assertStandings } from "./stored-standings.js";
export {
  type AnyRecordFacts,
  type AnyRecordSubject,
  factsAbout,
  factsOfGraduate,
  findRecord,
  type HeaderFacts,
  headerToBe,
  isInSight,
  isOfGraduate,
  lockRecord,
  type RecordFacts,
  type RecordSubject,
  readHeader,
  readSubjectWith,
  subjectOf,
  subjectOfAny,
} from "./subject.js";
export type { VerdictAct, VerdictGiven } from "./verdict-given.js";
