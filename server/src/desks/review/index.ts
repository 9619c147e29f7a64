export { EmployerStatusResolver } from "./employer-status.resolver.js";
export { FallenVerdictsResolver } from "./fallen-verdicts.resolver.js";
export { foldCounts, foldSweep } from "./queue-counts.js";
export { RegistryDestination } from "./registry-comparison.types.js";
export { readRegistryDestination } from "./registry-destination.js";
export { ReviewResolver } from "./review.resolver.js";
