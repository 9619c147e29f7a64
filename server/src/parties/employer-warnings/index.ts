export { type WarnedViewer, warningsAbout } from "./employer-marks.list.js";
export { EmployerWarningsResolver } from "./employer-warnings.resolver.js";
export { EmployerWarnings } from "./employer-warnings.types.js";
