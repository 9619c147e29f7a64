import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Button, Space, type TableColumnsType } from "antd";
import { useMemo, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { RosterChangeDialog } from "../graduates/roster-change-dialog.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { pages } from "../layout/pages.js";
import { QueueCountsQuery } from "../layout/queue-counts.js";
import { recordAddress } from "../queue/queues.js";
import { useViewer } from "../session/session.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { FrozenViewSwitch } from "./frozen-view-switch.js";
import { RecordFilters } from "./record-filters.js";
import { offeredRecords, readRecordSearch, recordSearchAddress } from "./record-search.js";
import { type FrozenRecordRow, FrozenRecordRowFields, FrozenRecordsQuery } from "./set-aside-documents.js";

const pageSize = 50;

/** 失效信息管理 record by record, of every kind; schools bring their graduates back (F-91). */
export default function FrozenRecordsPage() {
  const { title } = pages.frozen;
  usePageTitle(title);
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const search = useMemo(
    () => offeredRecords(readRecordSearch(location), seesManySchools(viewer)),
    [location, viewer],
  );
  const { kind, ...filter } = search;
  const reading = useQuery(FrozenRecordsQuery, {
    variables: {
      filter: { ...filter, ...(kind && { kinds: [kind] }) },
      first: pageSize,
      after: keyset.after,
    },
  });
  const counts = useQuery(QueueCountsQuery);
  const shown = (reading.data ?? (reading.error ? undefined : reading.previousData))?.frozenRecords;
  const rows = readFragment(FrozenRecordRowFields, shown?.rows);
  const restores = viewer.role === "SCHOOL" && viewer.employmentRight === "READ_WRITE";
  const [returning, setReturning] = useState<FrozenRecordRow | null>(null);
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{title}</h1>
          <span className="muted">学生从生源名单中删除后失效的签约和去向记录</span>
          <div className="list-head-right">
            <FrozenViewSwitch shown="records" />
          </div>
        </div>
        <RecordFilters
          viewer={viewer}
          search={search}
          kinds={counts.data?.queueCounts.kinds ?? []}
          onSearch={(next) => navigate({ pathname: location.pathname, ...recordSearchAddress(next) })}
        />
        <ListPanel<FrozenRecordRow>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns(viewer, restores ? setReturning : null)}
          emptyText="没有失效的记录"
        />
      </div>
      {returning && (
        <RosterChangeDialog
          kind="restore"
          graduates={[{ id: returning.graduateId, name: returning.graduateName }]}
          onClose={() => setReturning(null)}
        />
      )}
    </div>
  );
}

function columns(
  viewer: Viewer,
  restore: ((row: FrozenRecordRow) => void) | null,
): TableColumnsType<FrozenRecordRow> {
  return [
    { title: "届别", width: 62, render: (_, row) => `${row.cohort}届` },
    { title: "学号", dataIndex: "studentNumber", width: 98, className: "numeric" },
    {
      title: "姓名",
      width: 80,
      render: (_, row) => <Link to={`/graduates/${row.graduateId}`}>{row.graduateName}</Link>,
    },
    { title: "身份证号码", dataIndex: "idNumberMasked", width: 138, className: "numeric" },
    seesManySchools(viewer)
      ? { title: "所在学校", dataIndex: "schoolName", width: 130, render: twoLines }
      : { title: "所在院系", dataIndex: "departmentName", width: 114, render: twoLines },
    { title: "业务类型", dataIndex: "kindLabel", width: 126, render: twoLines },
    { title: "签约单位（去向）", dataIndex: "counterpart", minWidth: 150, render: twoLines },
    { title: "失效前状态", dataIndex: "frozenStatusLabel", minWidth: 140, render: twoLines },
    {
      title: "失效时间",
      width: 132,
      className: "numeric",
      render: (_, row) => formatDateTime(row.frozenAt),
    },
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
