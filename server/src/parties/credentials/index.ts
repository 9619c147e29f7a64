export { CodesResolver } from "./codes.resolver.js";
export { OwnMobileResolver } from "./own-mobile.resolver.js";
export { RegistrationResolver } from "./registration.resolver.js";
export { dropOldCodes, sendCodeHandler } from "./sent-code.js";
