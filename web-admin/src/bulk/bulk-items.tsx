import { choiceParam } from "@gd/web-kit";
import { choiceFilter, defineList, ListPanel, useDeskList } from "@gd/web-kit/desk";
import { type TableColumnsType, Tag } from "antd";
import { Link } from "react-router";
import { BulkVerdictItemsDocument, type BulkVerdictItemsQuery, type RecordKind } from "../gql/graphql.js";
import { twoLines } from "../lists/columns.js";
import { recordAddress } from "../menu/queues.js";

type Item = BulkVerdictItemsQuery["bulkVerdictItems"]["rows"][number];

const outcomes = ["refused"] as const;

/** What became of each record of one bulk verdict. */
export function bulkItemList(bulkId: string) {
  return defineList({
    filters: {
      outcome: choiceFilter(choiceParam(outcomes), {
        label: "结果",
        options: [{ value: "refused", label: "未处理" }],
      }),
    },
    document: BulkVerdictItemsDocument,
    variables: ({ outcome }) => ({ filter: { bulkId, refused: outcome === "refused" } }),
    page: ({ bulkVerdictItems }) => bulkVerdictItems,
    columns: () => columns,
    rowKey: "recordId",
    empty: () => "没有符合条件的记录",
  });
}

/** The list itself. */
export function BulkItems({ bulkId }: { bulkId: string }) {
  return <ListPanel list={useDeskList(bulkItemList(bulkId))} />;
}

const columns: TableColumnsType<Item> = [
  { title: "结果", width: 92, render: (_, { done }) => <OutcomeTag done={done ?? null} /> },
  { title: "姓名", dataIndex: "name", width: 120, render: twoLines },
  { title: "单位或去向", dataIndex: "counterpart", minWidth: 160, render: twoLines },
  { title: "说明", minWidth: 220, render: (_, { message }) => message ?? "—" },
  {
    title: "操作",
    width: 56,
    render: (_, { recordId, kind, name }) => (
      <Link to={recordAddress({ id: recordId, kind: kind as RecordKind })} aria-label={`查看 ${name}`}>
        查看
      </Link>
    ),
  },
];

function OutcomeTag({ done }: { done: boolean | null }) {
  if (done === null) return <Tag>等待处理</Tag>;
  return <Tag color={done ? "success" : "error"}>{done ? "已处理" : "未处理"}</Tag>;
}
