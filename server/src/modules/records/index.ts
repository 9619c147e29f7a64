export { HeldVerdict, RecordEvent, RecordHeader, type RecordKind } from "./record.entity.js";
