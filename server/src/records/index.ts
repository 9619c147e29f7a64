export { type ActToPerform, checkIn, performIn } from "./act.js";
export { actorOf } from "./actor.js";
export { clockSweep, settleAllDue } from "./clock-sweep.js";
export { assertCommitmentsHeld, HOLDING, HOLDING_STATUSES } from "./commitment-index.js";
export {
  defineRecordFlow,
  everyFlow,
  type FormOfFlow,
  flowOf,
  holds,
  type LabelledValue,
  type RecordFlow,
  type Seen,
  statesWaitingFor,
  statusLabel,
  waitsFor,
} from "./flows.js";
export { saveForm, submitForm } from "./form.js";
export { type WhenFreed, whenFreed } from "./freed.js";
export { keepHeldVerdict, saysTheSame, UNDO_SECONDS, withdrawHeldVerdict } from "./held-verdict.js";
export { lastStepOf, publishChange, publishToReviewers, writeStep } from "./history.js";
export {
  type FormContent,
  type KeptSubmission,
  keepForm,
  keepSubmission,
  readForm,
  readSubmissions,
  type SavedForm,
  type SubmissionInput,
} from "./kept-form.js";
export { OPEN_TERMINATION, OPEN_TERMINATION_STATUSES } from "./open-termination.js";
export * from "./parties.js";
export { afterDueVerdict, perform, refusingDoubles } from "./perform.js";
export { HeldVerdict, RecordEvent, RecordHeader } from "./record.entity.js";
export {
  AvailableAction,
  DraftSaved,
  FlowStep,
  GraduateOfRecord,
  OwnActResult,
  RECORD_PARTIES,
  RecordChanged,
  RecordView,
  SaveDraftResult,
  SubmitResult,
  TimelineEntry,
} from "./record.types.js";
export { type RecordRead, readInSight, seeRecord, viewOf, viewRecord } from "./record-view.js";
export { RecordsResolver } from "./records.resolver.js";
export { type Commitment, CommittedElsewhere, TerminationOpen } from "./refusals.js";
export * from "./review-effects.js";
export { settle, settleDeadlineIn, settleGraduate } from "./settle.js";
export { EVERY_RECORD, recordsInSight } from "./sight.js";
export { type Progress, stepsAt } from "./steps.js";
export {
  AROUND_HEADER,
  findRecord,
  isInSight,
  lockRecord,
  lockSettingsAndGraduate,
  type RecordSubject,
  readHeader,
  subjectOf,
} from "./subject.js";
export type { VerdictAct, VerdictInput } from "./verdict-input.js";
