import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { Access, DESKS } from "../../words/access.js";
import { decimal, fields, id, instant, text, texts, whole, word } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";

export const ExportKind = {
  ROWS_XLSX: "ROWS_XLSX",
  ROWS_CSV: "ROWS_CSV",
  RETURNED_XLSX: "RETURNED_XLSX",
  AGREEMENTS_ZIP: "AGREEMENTS_ZIP",
} as const;
export type ExportKind = keyof typeof ExportKind;
registerEnumType(ExportKind, {
  name: "ExportKind",
  valuesConfig: {
    ROWS_XLSX: { description: "下载当前查询数据: the rows of the list as XLSX" },
    ROWS_CSV: { description: "The same as CSV" },
    RETURNED_XLSX: { description: "导出退回修改学生名单, of a list of records under review" },
    AGREEMENTS_ZIP: { description: "The PDFs of the agreements of the list, in one ZIP" },
  },
});

export const ExportState = {
  DIRECT: "DIRECT",
  WAITING: "WAITING",
  RUNNING: "RUNNING",
  DONE: "DONE",
  FAILED: "FAILED",
  CANCELLED: "CANCELLED",
} as const;
export type ExportState = keyof typeof ExportState;
registerEnumType(ExportState, {
  name: "ExportState",
  valuesConfig: {
    DIRECT: { description: "Small: made while it is fetched, once and within minutes; in no list" },
    WAITING: { description: "Waits for its turn" },
    RUNNING: { description: "Is being written" },
    DONE: { description: "May be fetched until `expiresAt`" },
    FAILED: { description: "`failure` says why" },
    CANCELLED: { description: "Cancelled by its owner" },
  },
});

/** Whose lists can be exported (P-02). */
export const EXPORTERS = [...DESKS, "EMPLOYER"] as const;

@Access(...EXPORTERS)
@ObjectType("Export", { description: "A file made of a list, for the account that asked for it alone." })
export class Export extends fields({
  id,
  kind: word<ExportKind>(ExportKind),
  state: word<ExportState>(ExportState),
  fileName: text,
  narrowedBy: texts.saying("Names of the conditions that the list was narrowed by."),
  done: whole.saying("Rows read so far."),
  total: whole.orNull.saying("Rows to be read; null until they are counted."),
  rows: whole.orNull.saying("Rows, or PDFs, in the file; null until it is whole."),
  bytes: decimal.orNull,
  failure: text.orNull,
  askedAt: instant,
  finishedAt: instant.orNull,
  expiresAt: instant.saying("From then on it is gone."),
  address: text.orNull.saying("Where the file is fetched; null while there is none."),
}) {}

export const StartExportResult = createUnionType({
  name: "StartExportResult",
  types: () => [Export, InvalidInput, NotAllowed, LimitReached] as const,
  resolveType: (value: object) => value.constructor.name,
});

export const ExportResult = createUnionType({
  name: "ExportResult",
  types: () => [Export, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});
