export { paperRecords } from "./paper.record.js";
