export { offlineTerminationRecords, onlineTerminationRecords } from "./termination.record.js";
export { TerminationView } from "./termination.types.js";
export { TerminationsResolver } from "./terminations.resolver.js";
