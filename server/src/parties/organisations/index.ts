export { OrganisationsResolver } from "./organisations.resolver.js";
