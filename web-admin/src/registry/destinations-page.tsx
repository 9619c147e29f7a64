import { useQuery } from "@apollo/client/react";
import { textParam } from "@gd/web-kit";
import { choiceFilter, defineList, ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import type { TableColumnsType } from "antd";
import { destinationSources } from "../destinations/destination-sources.js";
import { RegistryDestinationsDocument, ReportedTypesDocument } from "../gql/graphql.js";
import { columnOf, graduateColumn, momentColumn, placeColumn, twoLines } from "../lists/columns.js";
import { type Choice, type FilterOptions, useFilterOptions } from "../lists/filter-options.js";
import { ListPage } from "../lists/list-page.js";
import { cohort, departmentOf, idNumber, personName, settledFor } from "../lists/staff-filters.js";
import { useViewer } from "../session/session.js";
import type { Viewer } from "../session/viewer.js";
import type { DestinationRow } from "./destination-documents.js";

/** 已报送去向: what the registry holds for each graduate of the viewer's area. */
export default function DestinationsPage() {
  usePageTitle("已报送去向");
  const viewer = useViewer();
  const options = useFilterOptions(viewer);
  const { data } = useQuery(ReportedTypesDocument, { fetchPolicy: "cache-first" });
  const types = data?.catalogue.map(({ code, label }) => ({ value: code, label: `${label}（${code}）` }));
  const list = useDeskList(destinationList(viewer, { ...options, types }));
  return (
    <ListPage title="已报送去向" about="就业管理系统中已报送的毕业去向；登记平台签约完成后自动报送">
      <ListPanel list={list} />
    </ListPage>
  );
}

interface DestinationListOptions extends FilterOptions {
  types: readonly Choice[] | undefined;
}

export function destinationList(viewer: Viewer, options: DestinationListOptions) {
  return defineList({
    filters: {
      cohort,
      ...departmentOf(viewer, options),
      code: choiceFilter(textParam(), { label: "毕业去向", options: options.types }),
      name: personName,
      idNumber,
    },
    settle: settledFor(viewer),
    document: RegistryDestinationsDocument,
    variables: (filter) => ({ filter }),
    page: ({ registryDestinations }) => registryDestinations,
    // Within one cohort, which the filter names, its column is left out.
    columns: ({ cohort: asked }) => [...(asked ? [] : [columnOf.cohort]), ...columnsOf(viewer)],
    rowKey: "graduateId",
    empty: () => "没有符合条件的已报送去向",
  });
}

function columnsOf(viewer: Viewer): TableColumnsType<DestinationRow> {
  return [
    graduateColumn(88),
    columnOf.idNumber,
    placeColumn(viewer, { school: 124, department: 124 }),
    { title: "毕业去向", minWidth: 150, render: (_, row) => `${row.label}（${row.code}）` },
    {
      title: "单位名称",
      minWidth: 160,
      render: (_, row) => (row.employerName ? twoLines(row.employerName) : "—"),
    },
    { title: "协议编号", width: 148, className: "numeric", render: (_, row) => row.agreementNumber ?? "—" },
    { title: "数据来源", width: 98, render: (_, row) => destinationSources[row.source] ?? row.source },
    momentColumn("报送时间", 128, (row) => row.reportedAt),
  ];
}
