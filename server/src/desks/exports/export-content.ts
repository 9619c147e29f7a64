import type { Platform } from "../../platform/platform.js";
import { csvOf, type Table, xlsxOf, zipOf } from "../../spreadsheet/index.js";
import type { AskedList } from "../lists/index.js";
import type { ExportSource, Progress } from "./export-source.js";
import { papersOf } from "./papers.js";
import { RETURNED_SHEET, returnedAmong } from "./returned.js";
import { type Sheet, sheetOf } from "./sheets.js";

/**
 * The bytes of an export as they are asked for: rows from one snapshot of the database, as this viewer sees them now.
 * `progress` is counted on meanwhile; `onRows` is awaited after each batch, and ends the file by throwing.
 */
export function contentOf(
  platform: Platform,
  source: ExportSource,
  progress: Progress,
  onRows: () => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<Buffer> {
  const { asked, row } = source;
  const read = readingOf(platform, source, progress, onRows);
  switch (row.kind) {
    case "ROWS_XLSX":
      return xlsxOf(tableOf(asked.title, sheetOf(asked), read, progress));
    case "ROWS_CSV":
      return csvOf(tableOf(asked.title, sheetOf(asked), read, progress));
    case "RETURNED_XLSX":
      return xlsxOf(tableOf("退回修改学生名单", RETURNED_SHEET, returnedIn(platform, read), progress));
    case "AGREEMENTS_ZIP":
      return zipOf(papersOf(platform, source, read, progress));
  }
}

/** The list that the rows are read of: who was returned is looked for among all that the filter leaves. */
export function listToRead({ asked, row }: Pick<ExportSource, "asked" | "row">): AskedList {
  return row.kind === "RETURNED_XLSX" ? { ...asked, filter: { ...asked.filter, view: "ALL" } } : asked;
}

async function* readingOf(
  platform: Platform,
  source: ExportSource,
  progress: Progress,
  onRows: () => Promise<void>,
): AsyncGenerator<readonly object[]> {
  const { list, filter, sort } = listToRead(source);
  for await (const batch of list.export(platform, source.viewer, filter, sort)) {
    yield batch;
    progress.done += batch.length;
    await onRows();
  }
}

async function* returnedIn(
  platform: Platform,
  read: AsyncIterable<readonly object[]>,
): AsyncGenerator<readonly object[]> {
  for await (const batch of read) yield await returnedAmong(platform, batch);
}

function tableOf(
  name: string,
  sheet: Sheet,
  read: AsyncIterable<readonly object[]>,
  progress: Progress,
): Table {
  return { name, columns: sheet.columns, rows: cellsOf(sheet, read, progress) };
}

const LOT = 100;

async function* cellsOf(
  sheet: Sheet,
  read: AsyncIterable<readonly object[]>,
  progress: Progress,
): AsyncGenerator<readonly (readonly string[])[]> {
  for await (const batch of read) {
    progress.rows += batch.length;
    // In small lots, between which the writer lets requests of others have their turn.
    for (let from = 0; from < batch.length; from += LOT) {
      yield batch.slice(from, from + LOT).map((row) => sheet.cells(row));
    }
  }
}
