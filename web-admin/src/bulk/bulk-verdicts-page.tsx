import { formatDateTime } from "@gd/web-kit";
import { defineList, ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag } from "antd";
import { Link } from "react-router";
import { type BulkFieldsFragment, BulkFieldsFragmentDoc, BulkVerdictsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { twoLines } from "../lists/columns.js";
import { ListPage } from "../lists/list-page.js";
import { pages } from "../menu/pages.js";
import { verdictWords } from "../verdict/verdict-words.js";

/** 批量审核记录: the viewer's own bulk verdicts, to come back to (F-17). */
export default function BulkVerdictsPage() {
  const { title, about } = pages.bulkVerdicts;
  usePageTitle(title);
  return (
    <ListPage title={title} about={about}>
      <ListPanel list={useDeskList(bulkVerdictList)} />
    </ListPage>
  );
}

const columns: TableColumnsType<BulkFieldsFragment> = [
  {
    title: "提交时间",
    width: 150,
    className: "numeric",
    render: (_, { startedAt }) => formatDateTime(startedAt),
  },
  { title: "结论", width: 100, render: (_, { verdict }) => verdictWords[verdict] },
  { title: "原因", minWidth: 180, render: (_, { reason }) => twoLines(reason || "—") },
  { title: "记录数", width: 84, className: "numeric", dataIndex: "total" },
  { title: "已处理", width: 84, className: "numeric", dataIndex: "done" },
  { title: "未处理", width: 84, className: "numeric", dataIndex: "refused" },
  {
    title: "进度",
    width: 100,
    render: (_, { finishedAt }) =>
      finishedAt ? <Tag color="success">已完成</Tag> : <Tag color="processing">处理中</Tag>,
  },
  {
    title: "操作",
    width: 56,
    render: (_, { id, startedAt }) => (
      <Link
        to={`${pages.bulkVerdicts.address}/${id}`}
        aria-label={`查看 ${formatDateTime(startedAt)} 提交的批量审核`}
      >
        查看
      </Link>
    ),
  },
];

export const bulkVerdictList = defineList({
  filters: {},
  document: BulkVerdictsDocument,
  variables: () => ({}),
  page: ({ bulkVerdicts: { rows, endCursor } }) => ({
    rows: readFragment(BulkFieldsFragmentDoc, rows),
    endCursor,
  }),
  columns: () => columns,
  rowKey: "id",
  empty: () => "还没有批量审核记录",
});
