import { Tag } from "antd";
import type { RecordTone } from "../../labels.js";

/** The kinds of antd's tag that take their colours from the theme. */
const COLOURS = { WAITING: "processing", REACHED: "success", FAILED: "error", ENDED: "default" } as const;

interface StatusTagProps {
  statusLabel: string;
  tone: RecordTone;
}

/** A state in its colour; both are the server's. */
export function StatusTag({ statusLabel, tone }: StatusTagProps) {
  return (
    <Tag color={COLOURS[tone]} className="status-tag" variant="filled">
      {statusLabel}
    </Tag>
  );
}
