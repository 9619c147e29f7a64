export { CodesResolver } from "./codes.resolver.js";
export { CodeSent } from "./codes.types.js";
export { EmployerRegistrationResolver } from "./employer-registration.resolver.js";
export { sendUsernamesHandler } from "./find-username.js";
export { OwnContactsResolver } from "./own-contacts.resolver.js";
export { RegistrationResolver } from "./registration.resolver.js";
export {
  type CodeOnItsWay,
  countCode,
  dropOldCodes,
  keepCode,
  sendCodeHandler,
} from "./sent-code.js";
export { type GivenCode, useCode } from "./use-code.js";
