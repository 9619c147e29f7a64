export { EmployersDeskResolver } from "./employers.resolver.js";
