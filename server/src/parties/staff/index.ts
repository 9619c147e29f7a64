export { createFirstMinistryAccount } from "./first-ministry-account.js";
export { StaffResolver } from "./staff.resolver.js";
