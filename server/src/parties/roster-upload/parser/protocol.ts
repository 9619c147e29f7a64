import type { RosterValues } from "./columns.js";
import type { TableRow } from "./table.js";

/** What a roster file is checked against; no personal data, no keys: the child knows nothing else. */
export interface RosterContext {
  cohort: number;
  schoolCode: string;
  schoolName: string;
}

/** What is wrong with one value, as shown: masked already. */
export interface CellProblem {
  column: string;
  value: string | null;
  reason: string;
}

export interface ParsedRow {
  /** Line in the file, the heading being the first. */
  line: number;
  values: RosterValues;
  problems: CellProblem[];
  /** What may be right, and is confirmed by whoever commits (spec 2 §1, §4). */
  warnings: CellProblem[];
}

/** A row on its way: line, values in the order of the columns' keys, problems and warnings if there are any. */
export type SentRow =
  | [line: number, values: (string | null)[]]
  | [line: number, values: (string | null)[], found: { problems?: CellProblem[]; warnings?: CellProblem[] }];

/**
 * What the child writes to its standard output, one JSON a line: `columns` before the first `rows`; `end` comes last,
 * or `refused` instead of it.
 */
export type ParserMessage =
  | { type: "columns"; keys: string[] }
  | { type: "rows"; rows: SentRow[] }
  | { type: "progress"; percent: number }
  | { type: "note"; text: string }
  | { type: "refused"; reason: string }
  | { type: "end" };

/** Why a file as a whole is no roster, in Chinese, complete. */
/** The same of a small table that is read as it is; `count` of `end` is that of all its rows, sent or not. */
export type TableMessage =
  | { type: "table"; rows: TableRow[] }
  | { type: "end"; count: number; notes: string[] }
  | { type: "refused"; reason: string };

export class RefusedFile extends Error {}

export const MOST_ROWS = 50_000;
