import { choiceParam, textParam } from "@gd/web-kit";
import { choiceFilter, defineList, outsideForm } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag } from "antd";
import { Link } from "react-router";
import { EmployerRowFragmentDoc, type EmployerState, EmployersDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { twoLines } from "../lists/columns.js";
import type { EmployerListRow } from "./employer-documents.js";

const states = { VERIFIED: "正常", SUSPENDED: "已暂停", UNVERIFIED: "未通过认证", MERGED: "已合并" } as const;

const stateColours: Record<EmployerState, string> = {
  VERIFIED: "success",
  SUSPENDED: "error",
  UNVERIFIED: "warning",
  MERGED: "default",
};

/** Where an employer stands. */
export function EmployerStateTag({ state, stateLabel }: Pick<EmployerListRow, "state" | "stateLabel">) {
  return <Tag color={stateColours[state]}>{stateLabel}</Tag>;
}

/** 用人单位管理: every organisation on the platform. */
export const employerList = defineList({
  filters: {
    search: outsideForm(textParam()),
    state: choiceFilter(choiceParam(Object.keys(states) as EmployerState[]), {
      label: "单位状态",
      options: Object.entries(states).map(([value, label]) => ({ value: value as EmployerState, label })),
    }),
  },
  document: EmployersDocument,
  variables: (filter) => ({ filter }),
  page: ({ employers: { rows, endCursor } }) => ({
    rows: readFragment(EmployerRowFragmentDoc, rows),
    endCursor,
  }),
  columns: () => columns,
  rowKey: "id",
  empty: (filtered) => (filtered ? "没有符合条件的单位" : "平台上还没有单位"),
});

const columns: TableColumnsType<EmployerListRow> = [
  { title: "单位名称", minWidth: 180, render: (_, row) => <Name row={row} /> },
  { title: "统一社会信用代码", width: 168, className: "numeric", render: (_, row) => row.uscc ?? "—" },
  { title: "所在地", width: 116, render: (_, row) => twoLines(row.divisionName || "—") },
  { title: "网签负责人", width: 124, render: (_, row) => <InCharge row={row} /> },
  { title: "单位状态", width: 96, render: (_, row) => <EmployerStateTag {...row} /> },
  {
    title: "操作",
    width: 56,
    render: (_, row) => (
      <Link to={`/employers/${row.id}`} aria-label={`查看 ${row.name}`}>
        查看
      </Link>
    ),
  },
];

/** Who only registered is called by the masked number, which is said once. */
function InCharge({ row }: { row: EmployerListRow }) {
  if (!row.personInCharge) return <span className="muted">—</span>;
  return (
    <>
      {row.personInCharge !== row.mobileMasked && twoLines(row.personInCharge)}
      <span className="muted numeric employer-former">{row.mobileMasked}</span>
    </>
  );
}

/** Found by a former name as well, which then says why it is here. */
function Name({ row }: { row: EmployerListRow }) {
  return (
    <>
      {twoLines(row.name)}
      {row.formerNames.length > 0 && (
        <span className="muted employer-former">曾用名：{row.formerNames.join("、")}</span>
      )}
    </>
  );
}
