export { checkRosterHandler } from "./check-upload.js";
export { commitRosterHandler, rosterSweep } from "./commit-upload.js";
export { RosterUploadResolver } from "./roster-upload.resolver.js";
export { addRosterRoutes } from "./upload.route.js";
