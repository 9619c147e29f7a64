export { ENDING_IN_BULK } from "./offline-verdict.js";
export { offlineTerminationRecords, onlineTerminationRecords } from "./termination.record.js";
export { TerminationView } from "./termination.types.js";
export { TerminationsResolver } from "./terminations.resolver.js";
