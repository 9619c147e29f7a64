export { offlineRecords } from "./offline.record.js";
export { OfflineSigningResolver } from "./offline.resolver.js";
export { addStampLinkRoutes } from "./stamp-link.route.js";
