import { type RecordStatus, type StatusTone, statusTone } from "@gd/web-shared";
import { Tag } from "antd";

const colours: Record<StatusTone, string> = {
  waiting: "processing",
  success: "success",
  failed: "error",
  ended: "default",
};

/** A state in its colour; the words come from the server. */
export function StatusTag({ status, label }: { status: RecordStatus; label: string }) {
  return (
    <Tag color={colours[statusTone(status)]} className="status-tag" variant="filled">
      {label}
    </Tag>
  );
}
