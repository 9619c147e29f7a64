export { RosterUploadResolver } from "./roster-upload.resolver.js";
