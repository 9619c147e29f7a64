export { employers } from "./employers.list.js";
export { EmployersDeskResolver } from "./employers.resolver.js";
