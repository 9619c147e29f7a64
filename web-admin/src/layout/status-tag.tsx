import { type RecordStatus, statusTone } from "@gd/web-shared";
import { Tag } from "antd";
import { toneColors } from "../theme.js";

/** A state in its colour; the words are the server's. */
export function StatusTag({ status, label }: { status: RecordStatus; label: string }) {
  return (
    <Tag color={toneColors[statusTone(status)]} className="status-tag">
      {label}
    </Tag>
  );
}
