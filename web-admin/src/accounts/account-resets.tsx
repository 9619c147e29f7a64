import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Dropdown, Typography } from "antd";
import {
  ForgetStaffContactsDocument,
  ResetStaffFactorDocument,
  ResetStaffPasswordDocument,
} from "../gql/graphql.js";
import type { AccountRow } from "./account-documents.js";

/** 重置密码, 重置双重验证, 清除手机号码和邮箱: for who has lost them (P-12, P-13). */
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
  const contacts = useAct(ForgetStaffContactsDocument, {
    title: "手机号码和邮箱未清除",
    done: "已清除，使用人登录后在「账号安全」中重新绑定",
  });
  const askContacts = () =>
    modal.confirm({
      title: `清除${who}绑定的手机号码和邮箱？`,
      content:
        "用于原号码和邮箱都已不能接收验证码的情形，请先核实确为本人。该账号将退出登录，重新绑定前不能找回用户名。",
      okText: "确认清除",
      onOk: () => void contacts.send({ id: account.id }),
    });
  const items = [
    { key: "password", label: "重置密码", onClick: askPassword },
    { key: "factor", label: "重置双重验证", onClick: askFactor },
    { key: "contacts", label: "清除手机号码和邮箱", onClick: askContacts },
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
