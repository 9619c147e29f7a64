export { BOM, csvLines, csvOf } from "./csv.js";
export type { Table, TableColumn } from "./table.js";
export { xlsxOf } from "./xlsx.js";
export { type ZipEntry, zipOf } from "./zip.js";
