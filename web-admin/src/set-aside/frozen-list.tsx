import { choiceParam } from "@gd/web-kit";
import { choiceFilter, defineList } from "@gd/web-kit/desk";
import { Button, Space, type TableColumnsType } from "antd";
import { Link } from "react-router";
import { FrozenRecordsDocument } from "../gql/graphql.js";
import { columnOf, graduateColumn, momentColumn, placeColumn, twoLines } from "../lists/columns.js";
import type { FilterOptions } from "../lists/filter-options.js";
import { settledFor } from "../lists/staff-filters.js";
import type { KindCounts } from "../menu/queue-counts.js";
import { queueNames, queues, recordAddress } from "../menu/queues.js";
import type { Viewer } from "../session/viewer.js";
import type { FrozenRecordRow } from "./set-aside-documents.js";
import { filtersOfSetAside } from "./set-aside-filters.js";

interface FrozenListOptions {
  viewer: Viewer;
  options: FilterOptions;
  /** The kinds that the server has. */
  kinds: readonly KindCounts[];
  /** null for those who bring nobody back. */
  restore: ((row: FrozenRecordRow) => void) | null;
}

/** 失效信息管理, record by record of every kind (F-91). */
export function frozenList({ viewer, options, kinds, restore }: FrozenListOptions) {
  return defineList({
    filters: {
      kind: choiceFilter(choiceParam(queueNames.flatMap((name) => [...queues[name].kinds])), {
        label: "业务类型",
        options: kinds.map(({ kind, kindLabel }) => ({ value: kind, label: kindLabel })),
      }),
      ...filtersOfSetAside(viewer, options),
    },
    settle: settledFor(viewer),
    document: FrozenRecordsDocument,
    variables: ({ kind, ...filter }) => ({ filter: { ...filter, ...(kind && { kinds: [kind] }) } }),
    page: ({ frozenRecords }) => frozenRecords,
    columns: () => columnsOf(viewer, restore),
    rowKey: "id",
    empty: () => "没有失效的记录",
  });
}

function columnsOf(viewer: Viewer, restore: FrozenListOptions["restore"]): TableColumnsType<FrozenRecordRow> {
  return [
    columnOf.cohort,
    columnOf.studentNumber,
    graduateColumn(80),
    columnOf.idNumber,
    placeColumn(viewer, { school: 130, department: 114 }),
    { title: "业务类型", dataIndex: "kindLabel", width: 126, render: twoLines },
    { title: "签约单位（去向）", dataIndex: "counterpart", minWidth: 150, render: twoLines },
    { title: "失效前状态", dataIndex: "frozenStatusLabel", minWidth: 140, render: twoLines },
    momentColumn("失效时间", 132, (row) => row.frozenAt),
    {
      title: "操作",
      width: restore ? 96 : 50,
      render: (_, row) => (
        <Space size={8}>
          <Link to={recordAddress(row)} aria-label={`查看 ${row.graduateName} 的${row.kindLabel}`}>
            查看
          </Link>
          {restore && (
            <Button
              type="link"
              size="small"
              className="link-in-row"
              aria-label={`恢复 ${row.graduateName} 的网签数据`}
              onClick={() => restore(row)}
            >
              恢复
            </Button>
          )}
        </Space>
      ),
    },
  ];
}
