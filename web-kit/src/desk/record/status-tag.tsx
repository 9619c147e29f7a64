import { Tag } from "antd";
import { type RecordStatus, statusTone } from "../../status.js";
import { useDeskLook } from "../look.js";

interface StatusTagProps {
  status: RecordStatus;
  label: string;
  /** The roster does not have the graduate (F-91). */
  frozen?: boolean;
}

/** A state in its colour; the words are the server's. */
export function StatusTag({ status, label, frozen = false }: StatusTagProps) {
  const { toneColours } = useDeskLook();
  return (
    <Tag color={toneColours[statusTone(status, frozen)]} className="status-tag" variant="filled">
      {label}
    </Tag>
  );
}
