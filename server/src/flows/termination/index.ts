export {
  ENDING_IN_BULK,
  offlineVerdict,
} from "./offline-verdict.js";
export { offlineTerminationRecords, onlineTerminationRecords } from "./termination.record.js";
export { TerminationEndingInput, TerminationView } from "./termination.types.js";
export { TerminationsResolver } from "./terminations.resolver.js";
