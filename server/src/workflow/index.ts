export { availableActions, type PossibleAct } from "./available-actions.js";
export { type BeginningStore, begin, type UsedBy } from "./begin.js";
export { printFlow } from "./diagram.js";
export {
  type Actor,
  type ActorRole,
  type Choice,
  defineFlow,
  type Effect,
  type Flow,
  type FlowRow,
  type FlowStart,
  type Guard,
  type Moment,
  type Party,
  REMOVED,
  type RefusalClass,
  type Standing,
  type StateDefinition,
  type Subject,
  SYSTEM,
  targetsOf,
  type WorkItem,
} from "./flow.js";
export { RecordMovedOn, SubmissionChanged, VerdictHeld } from "./refusals.js";
export { firstReviewStep, type ReviewedSubject, reviewChain } from "./review-chain.js";
export { standingOf } from "./standing.js";
export { DRAFT_ACT, draftStart, type SubmissionAct, submissionRows } from "./submission-rows.js";
export {
  type ActDone,
  check,
  type FlowStore,
  type HistoryEntry,
  type LastStep,
  transition,
} from "./transition.js";
export { type Asking, rowFor, startFor, why, whyNotBegin, whyNotBy } from "./why.js";
