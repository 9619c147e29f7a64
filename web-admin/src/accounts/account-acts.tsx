import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { App, Button, Space } from "antd";
import type { Viewer } from "../session/viewer.js";
import { type AccountRow, SetStaffAccountDisabledMutation } from "./account-documents.js";

interface AccountActsProps {
  account: AccountRow;
  viewer: Viewer;
  onRights(account: AccountRow): void;
}

/** What can be done with an account: nothing with one's own, nor with one that looks after more than the viewer (P-03). */
export function AccountActs({ account, viewer, onRights }: AccountActsProps) {
  const { modal, message } = App.useApp();
  const [setDisabled] = useMutation(SetStaffAccountDisabledMutation);
  if (account.username === viewer.username) return <span className="muted">本人账号</span>;
  if (viewer.levelScope !== "ALL" && account.levelScope !== viewer.levelScope) {
    return <span className="muted">—</span>;
  }

  const change = async (disabled: boolean) => {
    try {
      const { data } = await setDisabled({ variables: { id: account.id, disabled } });
      const result = data?.setStaffAccountDisabled;
      const refusal = refusalOf(result);
      if (refusal)
        return void modal.error({ title: `账号未${disabled ? "停用" : "启用"}`, content: refusal.message });
      if (result?.__typename !== "StaffAccountChanged") return;
      if (result.warning) modal.warning({ title: "账号已停用，请注意", content: result.warning });
      else message.success(disabled ? "账号已停用" : "账号已启用");
    } catch (failure) {
      message.error(explainFailure(failure).message);
    }
  };
  const ask = () =>
    modal.confirm({
      title: account.disabled
        ? `启用账号“${account.name}（${account.username}）”？`
        : `停用账号“${account.name}（${account.username}）”？`,
      content: account.disabled
        ? "启用后，该账号可以用原密码登录，权限与停用前相同。"
        : "停用后立即生效：该账号将退出登录，且不能再登录，直至重新启用。",
      okText: account.disabled ? "确认启用" : "确认停用",
      okButtonProps: { danger: !account.disabled },
      onOk: () => change(!account.disabled),
    });
  return (
    <Space size={12}>
      <Button type="link" onClick={() => onRights(account)}>
        修改权限
      </Button>
      <Button type="link" danger={!account.disabled} onClick={ask}>
        {account.disabled ? "启用" : "停用"}
      </Button>
    </Space>
  );
}
