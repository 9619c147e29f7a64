import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-shared";
import { Button, type TableColumnsType } from "antd";
import { Link } from "react-router";
import { readFragment } from "../gql/index.js";
import { CohortSelect, useCohort } from "../layout/cohort-select.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { useViewer } from "../session/session.js";
import { uploadsRosters } from "../session/viewer.js";
import { type RosterSummary, RosterUploadSummaryFields, RosterUploadsQuery } from "./roster-documents.js";
import { RosterStatusTag } from "./roster-status.js";
import { RosterUploadBox } from "./roster-upload-box.js";
import "./rosters.css";

const pageSize = 20;
const template = `${import.meta.env.BASE_URL}roster-template`;

/** 生源上报: upload of a roster, and the uploads so far. */
export default function RostersPage() {
  usePageTitle("生源上报");
  const viewer = useViewer();
  const [cohort, setCohort] = useCohort();
  const keyset = useKeyset();
  const reading = useQuery(RosterUploadsQuery, { variables: { first: pageSize, after: keyset.after } });
  const shown = (reading.data ?? reading.previousData)?.rosterUploads;
  const rows = readFragment(RosterUploadSummaryFields, shown?.rows);
  return (
    <div className="page">
      {uploadsRosters(viewer) && (
        <div className="panel">
          <div className="list-head">
            <h1>生源上报</h1>
            <CohortSelect value={cohort} onChange={setCohort} />
            <div className="list-head-right">
              <Button icon={<DownloadOutlined />} href={`${template}.xlsx`}>
                下载模板（XLSX）
              </Button>
              <Button icon={<DownloadOutlined />} href={`${template}.csv`}>
                下载模板（CSV）
              </Button>
            </div>
          </div>
          <RosterUploadBox cohort={cohort} />
        </div>
      )}
      <div className="panel">
        <div className="list-head">
          <h2>上报记录</h2>
          {viewer.levelScope !== "ALL" && (
            <span className="muted">名单包含全部学历层次，由负责全校的账号上传和提交</span>
          )}
        </div>
        <ListPanel<RosterSummary>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns}
          emptyText="尚未上传过生源文件"
        />
      </div>
    </div>
  );
}

const count = (value: number) => value.toLocaleString("zh-CN");

const columns: TableColumnsType<RosterSummary> = [
  { title: "上传时间", width: 140, className: "numeric", render: (_, row) => formatDateTime(row.uploadedAt) },
  { title: "届别", width: 72, render: (_, row) => `${row.cohort}届` },
  { title: "文件名", dataIndex: "fileName", render: twoLines },
  { title: "上传人", dataIndex: "uploadedBy", width: 110 },
  { title: "状态", width: 140, render: (_, row) => <RosterStatusTag {...row} /> },
  { title: "行数", width: 80, align: "right", className: "numeric", render: (_, row) => count(row.rows) },
  { title: "新增", width: 80, align: "right", className: "numeric", render: (_, row) => count(row.added) },
  { title: "变更", width: 80, align: "right", className: "numeric", render: (_, row) => count(row.changed) },
  { title: "缺失", width: 80, align: "right", className: "numeric", render: (_, row) => count(row.missing) },
  { title: "错误", width: 80, align: "right", className: "numeric", render: (_, row) => count(row.wrong) },
  { title: "操作", width: 64, render: (_, row) => <Link to={`/registry/rosters/${row.id}`}>查看</Link> },
];
