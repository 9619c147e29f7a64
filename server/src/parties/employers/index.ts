export { Employer } from "./employer.entity.js";
export { EmployerBlock } from "./employer.types.js";
export {
  type EmployerEvent,
  type EmployerEventAct,
  keepFormerName,
  noteEmployer,
} from "./employer-history.js";
export { employerOf, loadInvitableEmployer, whyMayNotInvite } from "./employer-standing.js";
export { EmployersResolver } from "./employers.resolver.js";
export { Favourite } from "./favourite.entity.js";
export { favourites } from "./favourite.list.js";
export {
  type FoundGraduate,
  type GraduateSought,
  searchesLeft,
  searchGraduate,
} from "./find-graduate.js";
export { dropOldCards } from "./graduate-card.js";
export { GraduateCardResolver } from "./graduate-card.resolver.js";
export { keepFavourite } from "./keep-favourite.js";
export { KnownEmployersResolver } from "./known-employers.resolver.js";
export { OPEN_WITH_EMPLOYER, sentTodayOf } from "./open-agreement.js";
export { defineWhyNotInvite } from "./why-not-invite.js";
