export { GraduatesResolver } from "./graduates.resolver.js";
export { restoreGraduateHandler } from "./restore-graduate.js";
