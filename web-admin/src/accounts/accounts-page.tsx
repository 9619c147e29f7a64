import { textParam } from "@gd/web-kit";
import {
  defineList,
  ListPanel,
  outsideForm,
  SearchBox,
  useDeskList,
  useModal,
  usePageTitle,
} from "@gd/web-kit/desk";
import { App, Button, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { AccountRowFragmentDoc, StaffAccountsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { twoLines } from "../lists/columns.js";
import { ListPage } from "../lists/list-page.js";
import { useViewer } from "../session/session.js";
import { levelScopeLabels, rightLabels, roleLabels, type Viewer } from "../session/viewer.js";
import { AccountActs } from "./account-acts.js";
import type { AccountRow } from "./account-documents.js";
import { CreateAccountDialog } from "./create-account-dialog.js";
import { RightsDialog } from "./rights-dialog.js";

/** 账号管理 (P-01…P-05): accounts of the viewer's own level and the one below. */
export default function AccountsPage() {
  usePageTitle("账号管理");
  const viewer = useViewer();
  const { message } = App.useApp();
  const modal = useModal();
  const [creating, setCreating] = useState(false);
  const [changing, setChanging] = useState<AccountRow | null>(null);
  const writes = viewer.employmentRight === "READ_WRITE";
  const list = useDeskList(accountList(viewer, writes ? setChanging : null));
  const { values, show } = list.reading;

  const endChange = (done?: { warning: string | null }) => {
    setChanging(null);
    if (done?.warning) modal.warning({ title: "权限已修改，请注意", content: done.warning });
    else if (done) message.success("权限已修改");
  };
  return (
    <ListPage
      title="账号管理"
      beside={
        <SearchBox
          label="用户名、姓名或单位"
          value={values.search ?? ""}
          onShow={(search) => show({ search })}
          width={260}
        />
      }
      about={careOf(viewer)}
      acts={
        writes && (
          <Button type="primary" onClick={() => setCreating(true)}>
            新增账号
          </Button>
        )
      }
    >
      <ListPanel list={list} />
      {creating && <CreateAccountDialog viewer={viewer} onClose={() => setCreating(false)} />}
      {changing && <RightsDialog viewer={viewer} account={changing} onClose={endChange} />}
    </ListPage>
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

/** `change`: opens the rights of an account; null for those who may only look. */
export function accountList(viewer: Viewer, change: ((account: AccountRow) => void) | null) {
  return defineList({
    filters: { search: outsideForm(textParam()) },
    document: StaffAccountsDocument,
    variables: ({ search }) => ({ search: search ?? null }),
    page: ({ staffAccounts: { rows, endCursor } }) => ({
      rows: readFragment(AccountRowFragmentDoc, rows),
      endCursor,
    }),
    columns: () => columnsOf(viewer, change),
    rowKey: "id",
    empty: (filtered) => (filtered ? "没有符合条件的账号" : "尚无账号"),
  });
}

function columnsOf(
  viewer: Viewer,
  change: ((account: AccountRow) => void) | null,
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
      width: 88,
      render: (_, row) => (
        <>
          <Tag color={row.disabled ? "default" : "success"}>{row.disabled ? "已停用" : "启用"}</Tag>
          {row.numberSearchClosed && (
            <Tag
              color="warning"
              title="今日按证件号码查询未查到结果已满20次，该账号的证件号码查询已停用至明日，请了解情况"
            >
              查询超限
            </Tag>
          )}
        </>
      ),
    },
    ...(change
      ? [
          {
            title: "操作",
            width: 160,
            render: (_: unknown, row: AccountRow) => (
              <AccountActs account={row} viewer={viewer} onRights={change} />
            ),
          },
        ]
      : []),
  ];
}
