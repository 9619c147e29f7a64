export { GraduateSheetsResolver } from "./graduate-sheets.resolver.js";
export { dropOldSheets, runSheetHandler } from "./run-sheet.js";
export { addGraduateSheetRoutes } from "./sheet.route.js";
