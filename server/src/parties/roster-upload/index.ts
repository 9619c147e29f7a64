export { checkRosterHandler } from "./check-upload.js";
export { clearSweep } from "./clear-uploads.js";
export { commitRosterHandler, rosterSweep } from "./commit-upload.js";
export { addRosterDownloads } from "./downloads.route.js";
export { RefusedFile, readTable, type TableCell, type TableRow } from "./read-table.js";
export { RosterUploadResolver } from "./roster-upload.resolver.js";
export { addRosterRoutes } from "./upload.route.js";
export { restoreGraduate } from "./upload-jobs.js";
export { writeWorkbook } from "./write-workbook.js";
