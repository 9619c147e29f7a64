export { CodesResolver } from "./codes.resolver.js";
export { sendUsernamesHandler } from "./find-username.js";
export { OwnContactsResolver } from "./own-contacts.resolver.js";
export { RegistrationResolver } from "./registration.resolver.js";
export { dropOldCodes, sendCodeHandler } from "./sent-code.js";
