import { Alert } from "antd";
import { useViewer } from "./session.js";

/** Why this employer cannot invite at present (not verified, suspended); nothing when it can. */
export function NotInvitingNotice() {
  const { notInvitingReason } = useViewer();
  if (!notInvitingReason) return null;
  return <Alert type="warning" showIcon className="page-notice" title={notInvitingReason} />;
}
