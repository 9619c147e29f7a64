export { actorOf } from "./actor.js";
export { assertCommitmentsHeld } from "./commitment-index.js";
export { lastStepOf, publishChange, publishToReviewers, writeStep } from "./history.js";
export { HeldVerdict, RecordEvent, RecordHeader, type RecordKind } from "./record.entity.js";
export { EVERY_RECORD, recordsInSight } from "./sight.js";
