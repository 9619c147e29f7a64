import { type RecordStatus, type StatusTone, statusTone } from "@gd/web-kit";
import { Tag } from "antd";

const colours: Record<StatusTone, string> = {
  waiting: "processing",
  success: "success",
  failed: "error",
  ended: "default",
};

interface StatusTagProps {
  status: RecordStatus;
  label: string;
  /** The roster does not have the graduate (F-91). */
  frozen?: boolean;
}

/** A state in its colour; the words come from the server. */
export function StatusTag({ status, label, frozen = false }: StatusTagProps) {
  return (
    <Tag color={colours[statusTone(status, frozen)]} className="status-tag" variant="filled">
      {label}
    </Tag>
  );
}
