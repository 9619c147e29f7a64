export { createFirstMinistryAccount } from "./first-ministry-account.js";
export { lookingForNumber } from "./number-search.js";
export { StaffResolver } from "./staff.resolver.js";
