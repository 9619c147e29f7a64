import { type RecordStatus, statusTone } from "@gd/web-kit";
import { Tag } from "antd";
import { toneColors } from "../theme.js";

interface StatusTagProps {
  status: RecordStatus;
  label: string;
  /** The roster does not have the graduate (F-91). */
  frozen?: boolean;
}

/** A state in its colour; the words are the server's. */
export function StatusTag({ status, label, frozen = false }: StatusTagProps) {
  return (
    <Tag color={toneColors[statusTone(status, frozen)]} className="status-tag">
      {label}
    </Tag>
  );
}
