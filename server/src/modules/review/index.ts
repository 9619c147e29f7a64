export { foldCounts, foldSweep } from "./queue-counts.js";
export { ReviewResolver } from "./review.resolver.js";
