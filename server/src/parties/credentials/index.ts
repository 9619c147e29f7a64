export { CodesResolver } from "./codes.resolver.js";
export { dropOldCodes, sendCodeHandler } from "./sent-code.js";
