import { Tag } from "antd";
import type { RecordTone } from "../../labels.js";
import { useDeskLook } from "../look.js";

interface StatusTagProps {
  statusLabel: string;
  tone: RecordTone;
}

/** A state in its colour; both are the server's. */
export function StatusTag({ statusLabel, tone }: StatusTagProps) {
  const { toneColours } = useDeskLook();
  return (
    <Tag color={toneColours[tone]} className="status-tag" variant="filled">
      {statusLabel}
    </Tag>
  );
}
