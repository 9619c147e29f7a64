import { useQuery } from "@apollo/client/react";
import { App, Button, Input, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
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
  const location = useLocation();
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const search = new URLSearchParams(location.search).get("search") ?? "";
  const reading = useQuery(StaffAccountsQuery, {
    variables: { search: search || null, first: pageSize, after: keyset.after },
  });
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
          <Input.Search
            key={search}
            aria-label="用户名、姓名或单位"
            placeholder="用户名、姓名或单位"
            allowClear
            defaultValue={search}
            style={{ width: 260 }}
            onSearch={(text) =>
              void navigate({
                search: text.trim() && new URLSearchParams({ search: text.trim() }).toString(),
              })
            }
          />
          <span className="muted">{careOf(viewer)}</span>
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
          emptyText={search ? "没有符合条件的账号" : "尚无账号"}
        />
      </div>
      {creating && <CreateAccountDialog viewer={viewer} onClose={() => setCreating(false)} />}
      {changing && <RightsDialog viewer={viewer} account={changing} onClose={endChange} />}
    </div>
  );
}

/** Whose accounts these are, and what sets the bounds. */
function careOf(viewer: Viewer): string {
  if (viewer.employmentRight !== "READ_WRITE") return "您的账号没有读写权限，只能查看";
  if (viewer.levelScope !== "ALL") {
    return `仅可管理本校负责${levelScopeLabels[viewer.levelScope]}的账号，其他账号由负责全校的账号管理`;
  }
  return "管理本级和下一级用户的账号；权限不能高于您自己的权限";
}

function columns(
  viewer: Viewer,
  writes: boolean,
  onRights: (account: AccountRow) => void,
): TableColumnsType<AccountRow> {
  const right = (value: AccountRow["employmentRight"]) =>
    value === "NONE" ? <span className="muted">{rightLabels[value]}</span> : rightLabels[value];
  return [
    { title: "用户名", dataIndex: "username", width: 140, render: twoLines },
    { title: "姓名", dataIndex: "name", width: 96, render: twoLines },
    { title: "用户类别", width: 82, render: (_, row) => roleLabels[row.role] },
    { title: "所属单位", dataIndex: "organisationName", minWidth: 160, render: twoLines },
    ...(viewer.role === "MINISTRY"
      ? []
      : [
          {
            title: "管理学历层次",
            width: 102,
            render: (_: unknown, row: AccountRow) =>
              row.role === "SCHOOL" ? levelScopeLabels[row.levelScope] : "—",
          },
        ]),
    { title: "基本信息和就业信息", width: 96, render: (_, row) => right(row.employmentRight) },
    { title: "档案信息", width: 76, render: (_, row) => right(row.archiveRight) },
    { title: "户口信息", width: 76, render: (_, row) => right(row.householdRight) },
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
            width: 118,
            render: (_: unknown, row: AccountRow) => (
              <AccountActs account={row} viewer={viewer} onRights={onRights} />
            ),
          },
        ]
      : []),
  ];
}
