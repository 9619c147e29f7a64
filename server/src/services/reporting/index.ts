export { deliverReportsHandler } from "./deliver.js";
export { type DestinationReport, reportDestination } from "./report.js";
