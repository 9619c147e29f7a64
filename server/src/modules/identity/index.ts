export { EmployerAccount } from "./employer-account.entity.js";
export { GraduateAccount } from "./graduate-account.entity.js";
export { Session } from "./session.entity.js";
export { StaffAccount } from "./staff-account.entity.js";
export * from "./vocabulary.js";
