import { Timeline } from "antd";
import type { ReactNode } from "react";

interface Entry {
  readonly id: string;
  readonly at: string;
}

interface RecordTimelineProps<E extends Entry> {
  /** In any order. */
  entries: readonly E[];
  colourOf: (entry: E) => string;
  /** What an entry says. */
  children: (entry: E) => ReactNode;
}

/** Every change of a record's state, newest first (F-05). */
export function RecordTimeline<E extends Entry>({ entries, colourOf, children }: RecordTimelineProps<E>) {
  return (
    <Timeline
      items={newestFirst(entries).map((entry) => ({
        key: entry.id,
        color: colourOf(entry),
        content: children(entry),
      }))}
    />
  );
}

/** Sorted and turned round, not sorted backwards: of two entries of one moment the later stays the newer. */
function newestFirst<E extends Entry>(entries: readonly E[]): E[] {
  return [...entries].sort((one, other) => one.at.localeCompare(other.at)).reverse();
}

/** A reason's category and words as one text; empty where there is neither. */
export function reasonText(entry: { reasonCategory: string | null; reason: string | null }): string {
  return [entry.reasonCategory, entry.reason].filter(Boolean).join("：");
}
