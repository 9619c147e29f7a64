export { schools } from "./organisations.list.js";
export { OrganisationsResolver } from "./organisations.resolver.js";
