export { GraduatesResolver } from "./graduates.resolver.js";
export { returnGraduateHandler } from "./return-graduate.js";
