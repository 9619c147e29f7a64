import type { AskedList, DeskViewer } from "../lists/index.js";
import type { ExportRow } from "./export-row.js";

/** How far a file is. */
export interface Progress {
  /** Rows of the list that have been read. */
  done: number;
  /** Rows, or PDFs, that are in the file. */
  rows: number;
}

/** Of what an export is made. */
export interface ExportSource {
  readonly viewer: DeskViewer;
  readonly asked: AskedList;
  readonly row: Pick<ExportRow, "kind" | "id" | "address">;
}
