import { Tag } from "antd";
import type { RosterUploadStatus } from "../gql/graphql.js";

const labels: Record<RosterUploadStatus, [label: string, color: string]> = {
  CHECKING: ["正在检查", "processing"],
  CHECKED: ["检查通过，待提交", "processing"],
  REFUSED: ["文件不能识别", "error"],
  COMMITTING: ["正在提交", "processing"],
  COMMITTED: ["已提交", "success"],
  DISCARDED: ["已放弃", "default"],
  FAILED: ["处理失败", "error"],
};

/** State of an uploaded roster; a checked one with wrong rows cannot be committed. */
export function RosterStatusTag({ status, wrong }: { status: RosterUploadStatus; wrong: number }) {
  const [label, color] = status === "CHECKED" && wrong > 0 ? ["检查完毕，有错误", "error"] : labels[status];
  return <Tag color={color}>{label}</Tag>;
}

/** Whether the server is still at work on it. */
export function isUnderWay(status: RosterUploadStatus): boolean {
  return status === "CHECKING" || status === "COMMITTING";
}
