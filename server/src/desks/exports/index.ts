export { ExportStore } from "./export-store.js";
export { ExportsResolver } from "./exports.resolver.js";
export { addExportRoutes } from "./exports.route.js";
export { runExportHandler } from "./run-export.js";
export { exportSweep, lostExportSweep } from "./sweep-exports.js";
