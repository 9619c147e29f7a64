import { Timeline } from "antd";
import type { ReactNode } from "react";
import { newestFirst } from "../../record/timeline.js";

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
