export { EmployerStatusResolver } from "./employer-status.resolver.js";
export { foldCounts, foldSweep } from "./queue-counts.js";
export { readRegistryDestination } from "./registry-destination.js";
export { ReviewResolver } from "./review.resolver.js";
export { RegistryDestination } from "./review.types.js";
