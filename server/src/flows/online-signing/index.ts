export { onlineSigningRecords } from "./online-signing.record.js";
export { reminderSweep, remindOfDeadlines } from "./reminder-sweep.js";
export { SigningResolver } from "./signing.resolver.js";
