export { GraduatesResolver } from "./graduates.resolver.js";
