export {
  ownEmployerMarks,
  SHOWN_TO_ALL_FROM,
  type WarnedViewer,
  warningsAbout,
} from "./employer-marks.list.js";
export { EmployerWarningsResolver } from "./employer-warnings.resolver.js";
export { EmployerWarnings } from "./employer-warnings.types.js";
export { noteShown } from "./warning-history.list.js";
