import { formatDateTime, textParam } from "@gd/web-kit";
import {
  defineList,
  ListPanel,
  outsideForm,
  SearchBox,
  useDeskList,
  useModal,
  usePageTitle,
} from "@gd/web-kit/desk";
import { App, Button, Grid, type TableColumnsType, Tag } from "antd";
import { Fragment, useState } from "react";
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
import { type Department, UnattendedDepartments } from "./unattended-departments.js";
import "./accounts.css";

/** 账号管理 (P-01…P-05): accounts of the viewer's own level and the one below. */
export default function AccountsPage() {
  usePageTitle("账号管理");
  const viewer = useViewer();
  const { message } = App.useApp();
  const modal = useModal();
  const [creating, setCreating] = useState<{ department: Department | null } | null>(null);
  const [changing, setChanging] = useState<AccountRow | null>(null);
  const writes = viewer.employmentRight === "READ_WRITE";
  const narrow = !(Grid.useBreakpoint().lg ?? true);
  const list = useDeskList(accountList(viewer, writes ? setChanging : null, narrow));
  const { values, show } = list.reading;

  const endChange = (done?: { warning: string | null }) => {
    setChanging(null);
    if (done?.warning) modal.warning({ title: "权限已修改，请注意", content: done.warning });
    else if (done) message.success("权限已修改");
  };
  return (
    <ListPage
      title="账号管理"
      asked={list.asked}
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
          <Button type="primary" onClick={() => setCreating({ department: null })}>
            新增账号
          </Button>
        )
      }
    >
      {viewer.role === "SCHOOL" && (
        <UnattendedDepartments
          create={writes && viewer.levelScope === "ALL" ? (department) => setCreating({ department }) : null}
        />
      )}
      <ListPanel list={list} />
      {creating && <CreateAccountDialog viewer={viewer} {...creating} onClose={() => setCreating(null)} />}
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

/**
 * `change`: opens the rights of an account; null for those who may only look. `narrow`: one column, so that nothing scrolls
 * sideways.
 */
export function accountList(viewer: Viewer, change: ((account: AccountRow) => void) | null, narrow = false) {
  return defineList({
    filters: { search: outsideForm(textParam()) },
    document: StaffAccountsDocument,
    variables: ({ search }) => ({ search: search ?? null }),
    page: ({ staffAccounts: { rows, ...page } }) => ({
      ...page,
      rows: readFragment(AccountRowFragmentDoc, rows),
    }),
    sorts: { 用户名: "USERNAME", 姓名: "NAME" },
    columns: () => columnsOf(viewer, change, narrow),
    rowKey: "id",
    empty: (filtered) => (filtered ? "没有符合条件的账号" : "尚无账号"),
  });
}

function columnsOf(
  viewer: Viewer,
  change: ((account: AccountRow) => void) | null,
  narrow: boolean,
): TableColumnsType<AccountRow> {
  const acts = (row: AccountRow) => <AccountActs account={row} viewer={viewer} onRights={change} />;
  if (narrow) {
    return [
      { title: "账号", minWidth: 150, render: (_, row) => <WholeAccount row={row} /> },
      { title: "操作", width: 84, render: (_, row) => acts(row) },
    ];
  }
  return [
    {
      title: "账号",
      width: 120,
      render: (_, row) => (
        <>
          {row.name}
          <div className="muted wrap-anywhere">{row.username}</div>
        </>
      ),
    },
    { title: "用户类别", width: 84, render: (_, row) => roleOf(row) },
    { title: "所属单位", dataIndex: "organisationName", minWidth: 120, render: twoLines },
    { title: "权限", width: 108, render: (_, row) => <Rights row={row} /> },
    { title: "双重验证", width: 88, render: (_, row) => <Factor row={row} /> },
    {
      title: "最近登录",
      width: 96,
      className: "numeric",
      render: (_, { signedInAt }) => (signedInAt ? formatDateTime(signedInAt) : "—"),
    },
    { title: "状态", width: 84, render: (_, row) => <State row={row} /> },
    {
      title: "操作",
      width: 104,
      render: (_, row) => acts(row),
    },
  ];
}

/** All of a row below each other, where the columns have no room beside each other. */
function WholeAccount({ row }: { row: AccountRow }) {
  return (
    <>
      <b>{row.name}</b>
      <div className="muted wrap-anywhere">{row.username}</div>
      <div>{roleOf(row)}</div>
      <div>{row.organisationName}</div>
      <Rights row={row} />
      <State row={row} />
      <div>
        双重验证 <Factor row={row} />
      </div>
      <div className="muted">最近登录 {row.signedInAt ? formatDateTime(row.signedInAt) : "—"}</div>
    </>
  );
}

function roleOf({ role, levelScope }: AccountRow) {
  if (role !== "SCHOOL" || levelScope === "ALL") return roleLabels[role];
  return (
    <>
      {roleLabels[role]}
      <div className="muted">仅{levelScopeLabels[levelScope]}</div>
    </>
  );
}

/** P-02 */
function Rights({ row }: { row: AccountRow }) {
  const rights = [
    ["就业", row.employmentRight],
    ["档案", row.archiveRight],
    ["户口", row.householdRight],
  ] as const;
  return (
    <dl className="account-rights">
      {rights.map(([module, right]) => (
        <Fragment key={module}>
          <dt className="muted">{module}</dt>
          <dd className={right === "NONE" ? "muted" : undefined}>{rightLabels[right]}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** P-13 */
function Factor({ row }: { row: AccountRow }) {
  if (row.factorEnrolled) return <Tag color="success">已开启</Tag>;
  return row.factorObligatory ? (
    <Tag color="warning" title="该账号须使用双重验证，下次登录时绑定">
      待绑定
    </Tag>
  ) : (
    <Tag>未开启</Tag>
  );
}

function State({ row }: { row: AccountRow }) {
  return (
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
  );
}
