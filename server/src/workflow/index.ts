export { availableActions, type PossibleAct } from "./available-actions.js";
export { printFlow } from "./diagram.js";
export {
  type Actor,
  type ActorRole,
  defineFlow,
  type Effect,
  type Flow,
  type FlowRow,
  type FlowStart,
  type Guard,
  holdingStates,
  type Moment,
  type Party,
  REMOVED,
  type StateDefinition,
  type Subject,
  SYSTEM,
  targetsOf,
  type WorkItem,
} from "./flow.js";
export { RecordMovedOn, SubmissionChanged, VerdictHeld } from "./refusals.js";
export { firstReviewStep, type ReviewedSubject, reviewChain } from "./review-chain.js";
export { type SubmissionAct, submissionRows } from "./submission-rows.js";
export {
  type ActDone,
  check,
  type FlowStore,
  type HistoryEntry,
  type LastStep,
  rowFor,
  transition,
} from "./transition.js";
