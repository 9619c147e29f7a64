import { useEffect, useRef, useState } from "react";
import { useKeys } from "../parts/use-keys.js";
import { lastVisit } from "./queue-trail.js";

interface RowActions<Row> {
  open(row: Row): void;
  toggle(row: Row): void;
}

/** J / K walk through the rows, Enter opens, X selects. Answers the row the keyboard stands on. */
export function useRowKeys<Row extends { id: string }>(
  rows: readonly Row[],
  { open, toggle }: RowActions<Row>,
) {
  const [activeId, setActiveId] = useState(lastVisit);
  const at = rows.findIndex((row) => row.id === activeId);
  const active = rows[at];
  const walk = (step: number) => {
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (!next) return;
    setActiveId(next.id);
    showRow(next.id);
  };
  // Back from a record: the list is shown where it was left.
  const returned = useRef(false);
  useEffect(() => {
    if (returned.current || !active) return;
    returned.current = true;
    showRow(active.id);
  }, [active]);
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    x: () => active && toggle(active),
    Enter: () => (active && !focusOnControl() ? open(active) : false),
  });
  return activeId;
}

function showRow(id: string): void {
  document.querySelector(`[data-row-id="${id}"]`)?.scrollIntoView({ block: "nearest" });
}

/** Enter on a focused link or button belongs to it. */
function focusOnControl(): boolean {
  return document.activeElement?.matches("a, button, input, [tabindex]") ?? false;
}
