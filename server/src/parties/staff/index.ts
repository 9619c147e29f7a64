export { whenDisabled } from "./disabled.js";
export { createFirstMinistryAccount } from "./first-ministry-account.js";
export { lookingForNumber } from "./number-search.js";
export { recoverMinistryAccount } from "./recover-ministry-account.js";
export { StaffResolver } from "./staff.resolver.js";
