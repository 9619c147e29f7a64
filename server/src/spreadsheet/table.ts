/** A table to write into a file: its heading, and its rows as they come. Every cell is text. */
export interface Table {
  /** Name of its sheets. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** In batches; the next one is asked for when the one before has been written. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
}

export interface TableColumn {
  readonly title: string;
  /** In characters of a Latin alphabet; a Chinese one takes two. */
  readonly width?: number;
}

/**
 * What office programs take for the beginning of a formula or a command: also in the full-width forms that Chinese
 * keyboards type, which Excel reads alike.
 */
const BEGINS_A_FORMULA: ReadonlySet<number> = new Set(
  [..."=+-@＝＋－＠\t\r"].map((each) => each.charCodeAt(0)),
);

/** Whether a program that opens the file, or a person who edits the cell, could set off a formula. */
export function beginsFormula(text: string): boolean {
  return BEGINS_A_FORMULA.has(text.charCodeAt(0));
}
