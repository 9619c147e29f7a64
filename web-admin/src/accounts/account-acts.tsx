import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { App, Button, Space } from "antd";
import { SetStaffAccountDisabledDocument } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import type { AccountRow } from "./account-documents.js";
import { AccountResets } from "./account-resets.js";

interface AccountActsProps {
  account: AccountRow;
  viewer: Viewer;
  onRights(account: AccountRow): void;
}

/** What can be done with an account: nothing with one's own, nor with one that looks after more than the viewer (P-03). */
export function AccountActs({ account, viewer, onRights }: AccountActsProps) {
  const { message } = App.useApp();
  const modal = useModal();
  const change = useAct(SetStaffAccountDisabledDocument, {
    title: `账号未${account.disabled ? "启用" : "停用"}`,
    after: ({ warning }) => {
      if (warning) modal.warning({ title: "账号已停用，请注意", content: warning });
      else message.success(account.disabled ? "账号已启用" : "账号已停用");
    },
  });
  if (account.username === viewer.username) return <span className="muted">本人账号</span>;
  if (viewer.levelScope !== "ALL" && account.levelScope !== viewer.levelScope) {
    return <span className="muted">—</span>;
  }
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
    <Space size={12}>
      <Button type="link" onClick={() => onRights(account)}>
        修改权限
      </Button>
      <Button type="link" danger={!account.disabled} onClick={ask}>
        {account.disabled ? "启用" : "停用"}
      </Button>
      <AccountResets account={account} />
    </Space>
  );
}
