import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { App, Button, Space } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { SetStaffAccountDisabledDocument } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import type { AccountRow } from "./account-documents.js";
import { AccountResets } from "./account-resets.js";
import { AccountSignInsDialog } from "./account-sign-ins-dialog.js";

interface AccountActsProps {
  account: AccountRow;
  viewer: Viewer;
  /** Null for who may only look. */
  onRights: ((account: AccountRow) => void) | null;
}

/**
 * What can be done with an account: with one's own in 账号安全 alone; with one that looks after more than the viewer (P-03),
 * and by who may only look, nothing but looking at its sign-ins.
 */
export function AccountActs({ account, viewer, onRights }: AccountActsProps) {
  const { message } = App.useApp();
  const modal = useModal();
  const change = useAct(SetStaffAccountDisabledDocument, {
    title: `账号未${account.disabled ? "启用" : "停用"}`,
    refetch: "screen",
    after: ({ warning }) => {
      if (warning) modal.warning({ title: "账号已停用，请注意", content: warning });
      else message.success(account.disabled ? "账号已启用" : "账号已停用");
    },
  });
  const [signIns, setSignIns] = useState(false);
  if (account.username === viewer.username) return <Link to="/security">账号安全</Link>;
  const beyond = viewer.levelScope !== "ALL" && account.levelScope !== viewer.levelScope;
  const changes = onRights !== null && !beyond;
  const ask = () =>
    modal.confirm({
      title: account.disabled
        ? `启用账号「${account.name}（${account.username}）」？`
        : `停用账号「${account.name}（${account.username}）」？`,
      content: account.disabled
        ? "启用后，该账号可以用原密码登录，权限与停用前相同。"
        : "停用后立即生效：该账号将退出登录，且不能再登录，直至重新启用。",
      okText: account.disabled ? "确认启用" : "确认停用",
      okButtonProps: { danger: !account.disabled },
      onOk: () => change.send({ id: account.id, disabled: !account.disabled }),
    });
  return (
    <Space size={[10, 0]} wrap>
      {changes && (
        <Button type="link" danger={!account.disabled} onClick={ask}>
          {account.disabled ? "启用" : "停用"}
        </Button>
      )}
      {changes && <AccountResets account={account} onRights={() => onRights(account)} />}
      <Button type="link" onClick={() => setSignIns(true)}>
        登录情况
      </Button>
      {signIns && (
        <AccountSignInsDialog account={account} mayEnd={changes} onClose={() => setSignIns(false)} />
      )}
    </Space>
  );
}
