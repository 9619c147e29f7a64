import { formatDateTime, useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button, Table, Tag } from "antd";
import { useState } from "react";
import { type AccountFieldsFragment, SetEmployerAccountDisabledDocument } from "../gql/graphql.js";
import { rightsText } from "./rights.js";
import { RightsDialog } from "./rights-dialog.js";
import { SignInsDialog } from "./sign-ins-dialog.js";

interface AccountTableProps {
  accounts: readonly AccountFieldsFragment[];
  /** The viewer is in charge, and changes them. */
  inCharge: boolean;
}

/** The accounts of the organisation, who is in charge first. */
export function AccountTable({ accounts, inCharge }: AccountTableProps) {
  const [changing, setChanging] = useState<AccountFieldsFragment | null>(null);
  const [looking, setLooking] = useState<AccountFieldsFragment | null>(null);
  return (
    <>
      <Table
        rowKey="id"
        pagination={false}
        scroll={{ x: 720 }}
        dataSource={[...accounts]}
        columns={[
          { title: "姓名", width: 96, render: (_value, row) => <Name account={row} /> },
          { title: "手机号码", dataIndex: "mobileMasked", width: 120, className: "digits" },
          {
            title: "权限",
            width: 130,
            render: (_value, row) => (row.inCharge ? "网签负责人（全部权限）" : rightsText(row)),
          },
          {
            title: "状态",
            width: 76,
            render: (_value, row) => (row.disabled ? <Tag>已停用</Tag> : <Tag color="success">正常</Tag>),
          },
          {
            title: "最近登录",
            width: 104,
            className: "digits",
            render: (_value, row) => (row.signedInAt ? formatDateTime(row.signedInAt) : "尚未登录"),
          },
          {
            title: "操作",
            width: 188,
            render: (_value, row) => (
              <div className="row-links">
                {(inCharge || row.mine) && (
                  <Button
                    type="link"
                    className="row-button"
                    aria-label={`${row.name}的登录记录`}
                    onClick={() => setLooking(row)}
                  >
                    登录记录
                  </Button>
                )}
                {inCharge && !row.inCharge && (
                  <>
                    <Button
                      type="link"
                      className="row-button"
                      aria-label={`修改权限：${row.name}`}
                      onClick={() => setChanging(row)}
                    >
                      修改权限
                    </Button>
                    <DisableButton account={row} />
                  </>
                )}
              </div>
            ),
          },
        ]}
      />
      {changing && <RightsDialog account={changing} close={() => setChanging(null)} />}
      {looking && <SignInsDialog account={looking} close={() => setLooking(null)} />}
    </>
  );
}

function Name({ account: { name, mine } }: { account: AccountFieldsFragment }) {
  return (
    <>
      {name}
      {mine && <span className="cell-note">（本人）</span>}
    </>
  );
}

function DisableButton({ account: { id, name, disabled } }: { account: AccountFieldsFragment }) {
  const modal = useModal();
  const word = disabled ? "启用" : "停用";
  const change = useAct(SetEmployerAccountDisabledDocument, {
    done: `账号已${word}`,
    title: `账号未${word}`,
  });
  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: `${word}${name}的账号？`,
      content: disabled
        ? "启用后，该账号可以用原密码登录，权限与停用前相同。"
        : "停用后立即生效：该账号将退出登录，且不能再登录，直至重新启用。该账号已发出的邀请继续有效。",
      okText: `确认${word}`,
      okButtonProps: { danger: !disabled },
    });
    if (sure) await change.send({ id, disabled: !disabled });
  };
  return (
    <Button
      type="link"
      className="row-button"
      danger={!disabled}
      loading={change.running}
      aria-label={`${word}${name}的账号`}
      onClick={() => void ask()}
    >
      {word}
    </Button>
  );
}
