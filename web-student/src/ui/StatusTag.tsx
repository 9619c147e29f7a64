import { type RecordStatus, statusTone } from "@gd/web-shared";

/** A state in words, coloured by its tone. */
export function StatusTag({ status, label }: { status: RecordStatus; label: string }) {
  return <span className={`status status-${statusTone(status)}`}>{label}</span>;
}
