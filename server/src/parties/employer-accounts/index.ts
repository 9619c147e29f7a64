export { EmployerAccountsResolver } from "./employer-accounts.resolver.js";
export { holdAsInCharge } from "./in-charge.js";
