import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Dropdown, Typography } from "antd";
import { ResetStaffFactorDocument, ResetStaffPasswordDocument } from "../gql/graphql.js";
import type { AccountRow } from "./account-documents.js";

/** 重置密码, 重置双重验证: for who has lost them (P-12, P-13). */
export function AccountResets({ account }: { account: AccountRow }) {
  const modal = useModal();
  const who = `${account.name}（${account.username}）`;
  const password = useAct(ResetStaffPasswordDocument, {
    title: "密码未重置",
    after: (reset) => void modal.success({ title: `${who}的新密码`, content: <NewPassword {...reset} /> }),
  });
  const factor = useAct(ResetStaffFactorDocument, {
    title: "双重验证未重置",
    done: "双重验证已重置，该账号下次登录时重新绑定",
  });
  const askPassword = () =>
    modal.confirm({
      title: `重置${who}的密码？`,
      content: "将生成新密码，原密码立即失效，该账号将退出登录，并须在下次登录时自行修改密码。",
      okText: "确认重置",
      onOk: () => void password.send({ id: account.id }),
    });
  const askFactor = () =>
    modal.confirm({
      title: `重置${who}的双重验证？`,
      content: "请先核实确为本人。重置后，该账号原绑定的身份验证器和恢复码失效，并将退出登录。",
      okText: "确认重置",
      onOk: () => void factor.send({ id: account.id }),
    });
  const items = [
    { key: "password", label: "重置密码", onClick: askPassword },
    { key: "factor", label: "重置双重验证", onClick: askFactor },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button type="link">更多</Button>
    </Dropdown>
  );
}

function NewPassword({ password }: { password: string }) {
  return (
    <>
      <p>
        <Typography.Text code copyable strong>
          {password}
        </Typography.Text>
      </p>
      <p className="muted">仅显示这一次，请当面或以安全方式告知使用人；使用人登录后须立即修改。</p>
    </>
  );
}
