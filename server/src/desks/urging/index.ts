export { runUrgingHandler } from "./run-urging.js";
export { sendUrges, urgeSweep } from "./send-urges.js";
export { UrgingResolver } from "./urging.resolver.js";
