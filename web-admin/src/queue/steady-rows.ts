import { useState } from "react";
import type { QueueRow } from "./queue-documents.js";

interface Kept {
  place: string;
  source: readonly QueueRow[];
  rows: QueueRow[];
}

/**
 * Keeps the rows of a page where they are while it is read: a record that another person has dealt with turns grey
 * in its place instead of pulling the next one under the mouse. `place` names the page shown; another place, or
 * `settle`, starts afresh.
 */
export function useSteadyRows(rows: readonly QueueRow[], place: string) {
  const [kept, setKept] = useState<Kept>(() => ({ place, source: rows, rows: freshRows(rows) }));
  let current = kept;
  if (kept.place !== place) current = { place, source: rows, rows: freshRows(rows) };
  else if (kept.source !== rows) current = { place, source: rows, rows: mergeRows(kept.rows, rows) };
  if (current !== kept) setKept(current);
  return {
    rows: current.rows,
    goneCount: current.rows.filter((row) => row.gone).length,
    settle: () => setKept({ place, source: rows, rows: freshRows(rows) }),
  };
}

/** Rows as they come. */
export function freshRows(rows: readonly QueueRow[]): QueueRow[] {
  return rows.map((row) => ({ ...row, gone: false }));
}

/** The rows shown before in their places, brought up to date; newcomers after them. */
export function mergeRows(before: readonly QueueRow[], now: readonly QueueRow[]): QueueRow[] {
  const present = new Map(now.map((row) => [row.id, row]));
  const known = new Set(before.map((row) => row.id));
  return [
    ...before.map((row) => {
      const newer = present.get(row.id);
      return newer ? { ...newer, gone: false } : { ...row, gone: true };
    }),
    ...freshRows(now.filter((row) => !known.has(row.id))),
  ];
}
