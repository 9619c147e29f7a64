export type { AgreementType, ReviewMode } from "../../words/organisation-words.js";
export { closeRowsBeside, closingSweep, lastClosedCohort } from "./close-cohorts.js";
export { currentCohort, openCohorts } from "./cohorts.js";
export { officeOfGraduate } from "./school-office.js";
export { SchoolOffice, SchoolOfficeResolver } from "./school-office.resolver.js";
export {
  AgreementContact,
  OpenedModule,
  ProvinceCohort,
  SigningSettings,
} from "./settings.entity.js";
export { SettingsResolver } from "./settings.resolver.js";
export { AgreementContactView } from "./settings.types.js";
export { SIGNING_COLUMNS } from "./signing-columns.js";
export {
  type ContactDetails,
  type GraduateSigning,
  readSigningConditions,
  SETTINGS_COLUMNS,
  SETTINGS_JOINS,
} from "./signing-conditions.js";
export {
  closingOf,
  noContact,
  type SigningConditions,
  whyMayNotApply,
  whyMayNotRegister,
  whyMayNotRegisterDestination,
  whyMayNotSign,
} from "./signing-rules.js";
