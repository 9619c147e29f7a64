import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import type { TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { pages } from "../layout/pages.js";
import { queues } from "../queue/queues.js";
import { useViewer } from "../session/session.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { RecordFilters } from "./record-filters.js";
import { offeredRecords, readRecordSearch, recordSearchAddress } from "./record-search.js";
import { VoidedDestinationsQuery, type VoidedRow, VoidedRowFields } from "./set-aside-documents.js";

const pageSize = 50;

/** 作废信息管理 (F-63): destinations voided by graduates who have submitted nothing new since. */
export default function VoidedPage() {
  const { title, about } = pages.voided;
  usePageTitle(title);
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const search = useMemo(
    () => offeredRecords(readRecordSearch(location), seesManySchools(viewer)),
    [location, viewer],
  );
  const { kind: _kind, ...filter } = search;
  const reading = useQuery(VoidedDestinationsQuery, {
    variables: { filter, first: pageSize, after: keyset.after },
  });
  const shown = (reading.data ?? (reading.error ? undefined : reading.previousData))?.voidedDestinations;
  const rows = readFragment(VoidedRowFields, shown?.rows);
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{title}</h1>
          <span className="muted">{about}</span>
        </div>
        <RecordFilters
          viewer={viewer}
          search={search}
          onSearch={(next) => navigate({ pathname: location.pathname, ...recordSearchAddress(next) })}
        />
        <ListPanel<VoidedRow>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          rowKey="recordId"
          columns={columns(viewer)}
          emptyText="没有作废后尚未重新登记或签约的学生"
        />
      </div>
    </div>
  );
}

function columns(viewer: Viewer): TableColumnsType<VoidedRow> {
  return [
    { title: "届别", width: 62, render: (_, row) => `${row.cohort}届` },
    { title: "学号", dataIndex: "studentNumber", width: 98, className: "numeric" },
    { title: "姓名", dataIndex: "graduateName", width: 80, render: twoLines },
    { title: "身份证号码", dataIndex: "idNumberMasked", width: 138, className: "numeric" },
    seesManySchools(viewer)
      ? { title: "所在学校", dataIndex: "schoolName", width: 130, render: twoLines }
      : { title: "所在院系", dataIndex: "departmentName", width: 124, render: twoLines },
    { title: "专业", dataIndex: "majorName", minWidth: 110, render: twoLines },
    { title: "作废的去向类型", dataIndex: "typeLabel", minWidth: 130, render: twoLines },
    { title: "去向单位", dataIndex: "counterpart", minWidth: 150, render: twoLines },
    {
      title: "作废时间",
      width: 132,
      className: "numeric",
      render: (_, row) => formatDateTime(row.voidedAt),
    },
    {
      title: "操作",
      width: 50,
      render: (_, row) => (
        <Link
          to={`${queues.otherDestinations.address}/${row.recordId}`}
          aria-label={`查看 ${row.graduateName} 作废的去向`}
        >
          查看
        </Link>
      ),
    },
  ];
}
