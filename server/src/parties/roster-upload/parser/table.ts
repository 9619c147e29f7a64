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

/** 第3行、第5行 of lines, the first few of many (第3行、…等12行). */
export function rowsNamed(lines: readonly number[]): string {
  const named = lines.slice(0, 10).map((line) => `第${line}行`);
  return `${named.join("、")}${lines.length > named.length ? `等${lines.length}行` : ""}`;
}
