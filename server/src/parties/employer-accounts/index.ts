export { EmployerAccountsResolver } from "./employer-accounts.resolver.js";
