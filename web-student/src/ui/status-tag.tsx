import { type RecordStatus, statusTone } from "@gd/web-kit";

interface StatusTagProps {
  status: RecordStatus;
  label: string;
  /** 失效 (F-91). */
  frozen?: boolean;
}

/** A state in words, coloured by its tone. */
export function StatusTag({ status, label, frozen }: StatusTagProps) {
  return <span className={`status status-${statusTone(status, frozen)}`}>{label}</span>;
}
