import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Button, Input, type TableColumnsType } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { useViewer } from "../session/session.js";
import { MarkActs } from "./mark-acts.js";
import { MarkDialog } from "./mark-dialog.js";
import { type EmployerMark, EmployerMarkFields, OwnEmployerMarksQuery } from "./warning-documents.js";

const pageSize = 50;

/** 预警单位管理 (F-75): the own school's marks. */
export default function MarksPage() {
  usePageTitle("预警单位管理");
  const { employmentRight } = useViewer();
  const keyset = useKeyset();
  const location = useLocation();
  const navigate = useNavigate();
  const search = new URLSearchParams(location.search).get("search") ?? "";
  const reading = useQuery(OwnEmployerMarksQuery, {
    variables: { search: search || null, first: pageSize, after: keyset.after },
  });
  const [dialog, setDialog] = useState<EmployerMark | "new" | null>(null);
  const shown = (reading.data ?? reading.previousData)?.ownEmployerMarks;
  const rows = readFragment(EmployerMarkFields, shown?.rows);
  const writes = employmentRight === "READ_WRITE";
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>预警单位管理</h1>
          <Input.Search
            key={search}
            aria-label="单位名称或统一社会信用代码"
            placeholder="单位名称或统一社会信用代码"
            allowClear
            defaultValue={search}
            style={{ width: 280 }}
            onSearch={(text) =>
              void navigate({
                search: text.trim() && new URLSearchParams({ search: text.trim() }).toString(),
              })
            }
          />
          <span className="muted">
            {writes
              ? "本校标记的单位，向本校毕业生和审核人员显示，不影响签约和审核"
              : "您的账号没有读写权限，只能查看"}
          </span>
          {writes && (
            <div className="list-head-right">
              <Button type="primary" onClick={() => setDialog("new")}>
                标记预警单位
              </Button>
            </div>
          )}
        </div>
        <ListPanel<EmployerMark>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns(writes, setDialog)}
          emptyText={search ? "没有符合条件的单位" : "本校尚未标记预警单位"}
        />
      </div>
      {dialog && <MarkDialog of={dialog === "new" ? null : dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

function columns(writes: boolean, onChange: (mark: EmployerMark) => void): TableColumnsType<EmployerMark> {
  return [
    { title: "单位名称", dataIndex: "employerName", width: 220, render: twoLines },
    { title: "统一社会信用代码", dataIndex: "uscc", width: 180, className: "numeric" },
    { title: "预警类别", width: 150, render: (_, row) => row.categoryLabels.join("、") },
    { title: "预警原因", dataIndex: "reason", minWidth: 200, render: twoLines },
    { title: "操作人", dataIndex: "markedBy", width: 96, render: twoLines },
    { title: "操作时间", width: 140, render: (_, row) => formatDateTime(row.markedAt) },
    ...(writes
      ? [
          {
            title: "操作",
            width: 110,
            render: (_: unknown, row: EmployerMark) => <MarkActs mark={row} onChange={() => onChange(row)} />,
          },
        ]
      : []),
  ];
}
