import { useQuery } from "@apollo/client/react";
import { App, Button, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { useViewer } from "../session/session.js";
import { levelScopeLabels, rightLabels, roleLabels, type Viewer } from "../session/viewer.js";
import { AccountActs } from "./account-acts.js";
import { type AccountRow, AccountRowFields, StaffAccountsQuery } from "./account-documents.js";
import { CreateAccountDialog } from "./create-account-dialog.js";
import { RightsDialog } from "./rights-dialog.js";

const pageSize = 50;

/** 账号管理 (P-01…P-05): accounts of the viewer's own level and the one below. */
export default function AccountsPage() {
  usePageTitle("账号管理");
  const viewer = useViewer();
  const keyset = useKeyset();
  const { modal, message } = App.useApp();
  const reading = useQuery(StaffAccountsQuery, { variables: { first: pageSize, after: keyset.after } });
  const [creating, setCreating] = useState(false);
  const [changing, setChanging] = useState<AccountRow | null>(null);
  const shown = (reading.data ?? reading.previousData)?.staffAccounts;
  const rows = readFragment(AccountRowFields, shown?.rows);
  const writes = viewer.employmentRight === "READ_WRITE";

  const endChange = (done?: { warning: string | null }) => {
    setChanging(null);
    if (done?.warning) modal.warning({ title: "权限已修改，请注意", content: done.warning });
    else if (done) message.success("权限已修改");
  };

  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>账号管理</h1>
          <span className="muted">管理本级和下一级用户的账号；权限不能高于您自己的权限</span>
          {writes && (
            <div className="list-head-right">
              <Button type="primary" onClick={() => setCreating(true)}>
                新增账号
              </Button>
            </div>
          )}
        </div>
        <ListPanel<AccountRow>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns(viewer, writes, setChanging)}
          emptyText="尚无账号"
        />
      </div>
      {creating && <CreateAccountDialog viewer={viewer} onClose={() => setCreating(false)} />}
      {changing && <RightsDialog viewer={viewer} account={changing} onClose={endChange} />}
    </div>
  );
}

function columns(
  viewer: Viewer,
  writes: boolean,
  onRights: (account: AccountRow) => void,
): TableColumnsType<AccountRow> {
  const right = (value: AccountRow["employmentRight"]) =>
    value === "NONE" ? <span className="muted">{rightLabels[value]}</span> : rightLabels[value];
  return [
    { title: "用户名", dataIndex: "username", width: 170, render: twoLines },
    { title: "姓名", dataIndex: "name", width: 110 },
    { title: "用户类别", width: 90, render: (_, row) => roleLabels[row.role] },
    { title: "所属单位", dataIndex: "organisationName", render: twoLines },
    {
      title: "管理学历层次",
      width: 106,
      render: (_, row) => (row.role === "SCHOOL" ? levelScopeLabels[row.levelScope] : "—"),
    },
    { title: "基本信息和就业信息", width: 136, render: (_, row) => right(row.employmentRight) },
    { title: "档案信息", width: 80, render: (_, row) => right(row.archiveRight) },
    { title: "户口信息", width: 80, render: (_, row) => right(row.householdRight) },
    {
      title: "状态",
      width: 72,
      render: (_, row) => (
        <Tag color={row.disabled ? "default" : "green"}>{row.disabled ? "已停用" : "启用"}</Tag>
      ),
    },
    ...(writes
      ? [
          {
            title: "操作",
            key: "acts",
            width: 130,
            render: (_: unknown, row: AccountRow) => (
              <AccountActs account={row} own={row.username === viewer.username} onRights={onRights} />
            ),
          },
        ]
      : []),
  ];
}
