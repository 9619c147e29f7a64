export { Graduate, RegistryStudent } from "./graduate.entity.js";
export { contactOfGraduate } from "./graduate-contact.js";
export { ON_ROSTER } from "./on-roster.js";
export { Department, Province, School } from "./organisation.entity.js";
export { rosterChanges, rosterVersion } from "./roster-version.js";
