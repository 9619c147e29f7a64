import type { RecordTone } from "@gd/web-kit";

/** A state in words, coloured by its tone; both are the server's. */
export function StatusTag({ statusLabel, tone }: { statusLabel: string; tone: RecordTone }) {
  return <span className={`status status-${tone.toLowerCase()}`}>{statusLabel}</span>;
}
