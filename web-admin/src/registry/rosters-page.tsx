import { DownloadOutlined } from "@ant-design/icons";
import { defineList, ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { RosterUploadSummaryFragmentDoc, RosterUploadsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { columnOf, momentColumn, twoLines } from "../lists/columns.js";
import { CohortSelect, useCohort } from "../parts/cohort-select.js";
import { useViewer } from "../session/session.js";
import { uploadsRosters } from "../session/viewer.js";
import { MobilesDialog } from "./mobiles-dialog.js";
import type { RosterSummary } from "./roster-documents.js";
import { RosterStatusTag } from "./roster-status.js";
import { RosterUploadBox } from "./roster-upload-box.js";
import "../lists/lists.css";
import "./rosters.css";

const template = `${import.meta.env.BASE_URL}roster-template`;

/** 生源上报: upload of a roster, and the uploads so far. */
export default function RostersPage() {
  usePageTitle("生源上报");
  const uploads = uploadsRosters(useViewer());
  const [cohort, setCohort] = useCohort();
  const list = useDeskList(rosterList);
  const [enters, setEnters] = useState(false);
  return (
    <div className="page">
      {uploads && (
        <div className="panel">
          <div className="list-head">
            <h1>生源上报</h1>
            <CohortSelect value={cohort} onChange={setCohort} />
            <div className="list-head-right">
              <Button onClick={() => setEnters(true)}>批量登记手机号码或邮箱</Button>
              <Button icon={<DownloadOutlined />} href={`${template}.xlsx`}>
                下载模板（XLSX）
              </Button>
              <Button icon={<DownloadOutlined />} href={`${template}.csv`}>
                下载模板（CSV）
              </Button>
            </div>
          </div>
          <RosterUploadBox cohort={cohort} />
          {enters && <MobilesDialog cohort={cohort} onClose={() => setEnters(false)} />}
        </div>
      )}
      <div className="panel">
        <div className="list-head">
          {uploads ? <h2>上报记录</h2> : <h1>生源上报记录</h1>}
          {!uploads && <span className="muted">您的账号没有读写权限，只能查看</span>}
        </div>
        <ListPanel list={list} />
      </div>
    </div>
  );
}

/** A column of what the dry run counted: nothing for a file that could not be read. */
function counted(title: string, key: "rows" | "added" | "changed" | "missing" | "wrong") {
  return {
    title,
    width: 68,
    align: "right" as const,
    className: "numeric",
    render: (_: unknown, row: RosterSummary) =>
      row.status === "REFUSED" || row.status === "FAILED" ? "—" : row[key].toLocaleString("zh-CN"),
  };
}

const columns: TableColumnsType<RosterSummary> = [
  momentColumn("上传时间", 128, (row) => row.uploadedAt),
  columnOf.cohort,
  { title: "文件名", dataIndex: "fileName", minWidth: 180, render: twoLines },
  { title: "上传人", dataIndex: "uploadedBy", width: 88, render: twoLines },
  { title: "状态", width: 134, render: (_, row) => <RosterStatusTag {...row} /> },
  counted("行数", "rows"),
  counted("新增", "added"),
  counted("变更", "changed"),
  counted("缺失", "missing"),
  counted("错误", "wrong"),
  { title: "操作", width: 60, render: (_, row) => <Link to={`/registry/rosters/${row.id}`}>查看</Link> },
];

/** The rosters uploaded so far. */
export const rosterList = defineList({
  filters: {},
  document: RosterUploadsDocument,
  variables: () => ({}),
  pageSize: () => 20,
  page: ({ rosterUploads: { rows, endCursor } }) => ({
    rows: readFragment(RosterUploadSummaryFragmentDoc, rows),
    endCursor,
  }),
  columns: () => columns,
  rowKey: "id",
  empty: () => "尚未上传过生源文件",
});
