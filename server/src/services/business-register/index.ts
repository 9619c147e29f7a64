export { findRegistered } from "./business-register.js";
export type { RegisteredOrganisation, RegisterFinding } from "./organisation-register.js";
