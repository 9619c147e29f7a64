import { defineList, ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import type { TableColumnsType } from "antd";
import { Link } from "react-router";
import { VoidedDestinationsDocument } from "../gql/graphql.js";
import { columnOf, momentColumn, placeColumn, twoLines } from "../lists/columns.js";
import { type FilterOptions, useFilterOptions } from "../lists/filter-options.js";
import { ListPage } from "../lists/list-page.js";
import { settledFor } from "../lists/staff-filters.js";
import { pages } from "../menu/pages.js";
import { recordAddress } from "../menu/queues.js";
import { useViewer } from "../session/session.js";
import type { Viewer } from "../session/viewer.js";
import type { VoidedRow } from "./set-aside-documents.js";
import { filtersOfSetAside } from "./set-aside-filters.js";

/** 作废信息管理 (F-63): destinations voided by graduates who have submitted nothing new since. */
export default function VoidedPage() {
  const { title, about } = pages.voided;
  usePageTitle(title);
  const viewer = useViewer();
  const list = useDeskList(voidedList(viewer, useFilterOptions(viewer)));
  return (
    <ListPage title={title} about={about}>
      <ListPanel list={list} />
    </ListPage>
  );
}

export function voidedList(viewer: Viewer, options: FilterOptions) {
  return defineList({
    filters: filtersOfSetAside(viewer, options),
    settle: settledFor(viewer),
    document: VoidedDestinationsDocument,
    variables: (filter) => ({ filter }),
    page: ({ voidedDestinations }) => voidedDestinations,
    columns: () => columnsOf(viewer),
    rowKey: "recordId",
    empty: () => "没有作废后尚未重新登记或签约的学生",
  });
}

function columnsOf(viewer: Viewer): TableColumnsType<VoidedRow> {
  return [
    columnOf.cohort,
    columnOf.studentNumber,
    { title: "姓名", dataIndex: "graduateName", width: 80, render: twoLines },
    columnOf.idNumber,
    placeColumn(viewer, { school: 130, department: 124 }),
    { title: "专业", dataIndex: "majorName", minWidth: 110, render: twoLines },
    { title: "作废的去向类型", dataIndex: "typeLabel", minWidth: 130, render: twoLines },
    { title: "去向单位", dataIndex: "counterpart", minWidth: 150, render: twoLines },
    momentColumn("作废时间", 132, (row) => row.voidedAt),
    {
      title: "操作",
      width: 50,
      render: (_, row) => (
        <Link
          to={recordAddress({ kind: "DESTINATION", id: row.recordId })}
          aria-label={`查看 ${row.graduateName} 作废的去向`}
        >
          查看
        </Link>
      ),
    },
  ];
}
