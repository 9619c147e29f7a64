export { Employer } from "./employer.entity.js";
export { EmployerBlock } from "./employer.types.js";
export { employerOf, loadInvitableEmployer, whyMayNotInvite } from "./employer-standing.js";
export { EmployersResolver } from "./employers.resolver.js";
export { Favourite } from "./favourite.entity.js";
export { KnownEmployersResolver } from "./known-employers.resolver.js";
