export { StaffResolver } from "./staff.resolver.js";
