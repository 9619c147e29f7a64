/** A line of a file as its format has it, before anybody knows what the columns mean. */
export interface TableRow {
  line: number;
  cells: readonly TableCell[];
}

/** Text as it is; a number as the workbook stores it, which may have lost digits; a formula, which nobody reads. */
export type TableCell = string | { number: string } | { formula: true } | { error: true };

/** Reads a file row by row; `progress` is told how much has been read, 0–100. */
export type TableReader = (
  bytes: Buffer,
  progress: (percent: number) => void,
  note: (text: string) => void,
) => AsyncIterable<TableRow[]>;

/** Rows are read in lots: an async step for each of 50,000 would cost more than reading them. */
export const ROWS_AT_ONCE = 100;
