export { frozenRecords } from "./frozen-records.list.js";
export { graduates } from "./graduates.list.js";
export { GraduatesResolver } from "./graduates.resolver.js";
export { GraduateFilter } from "./graduates.types.js";
export { registryDestinations } from "./registry-destinations.list.js";
export { restoreGraduateHandler } from "./restore-graduate.js";
export { graduatesInSight } from "./sight.js";
