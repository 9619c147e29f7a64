export { businessStatusOf } from "./business-status.js";
export {
  BusinessStatusKnown,
  BusinessStatusUnavailable,
  EmployerStatus,
  RefreshEmployerStatusResult,
} from "./business-status.types.js";
export type { RegisteredEmployer } from "./register.js";
