import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-shared";
import { Button, Input, Space, type TableColumnsType } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { EmployerMarkInput } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { pages } from "../layout/pages.js";
import { useViewer } from "../session/session.js";
import { MarkDialog } from "./mark-dialog.js";
import { RemoveMark } from "./remove-mark.js";
import { type EmployerMark, EmployerMarkFields, OwnEmployerMarksQuery } from "./warning-documents.js";

const pageSize = 50;

/** 预警单位管理 (F-75): the own school's marks, made, changed and removed by its users. */
export default function WarningsPage() {
  const { title, about } = pages.warnings;
  usePageTitle(title);
  const viewer = useViewer();
  const keyset = useKeyset();
  const location = useLocation();
  const navigate = useNavigate();
  const search = new URLSearchParams(location.search).get("search") ?? "";
  const reading = useQuery(OwnEmployerMarksQuery, {
    variables: { search: search || null, first: pageSize, after: keyset.after },
  });
  const [marking, setMarking] = useState<Partial<EmployerMarkInput> | null>(null);
  const shown = (reading.data ?? reading.previousData)?.ownEmployerMarks;
  const rows = readFragment(EmployerMarkFields, shown?.rows);
  const writes = viewer.employmentRight === "READ_WRITE";
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{title}</h1>
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
          <span className="muted">{about}</span>
          {writes && (
            <div className="list-head-right">
              <Button type="primary" onClick={() => setMarking({})}>
                标记预警单位
              </Button>
            </div>
          )}
        </div>
        <ListPanel<EmployerMark>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns(writes ? setMarking : null)}
          emptyText={search ? "没有符合条件的预警单位" : "本校尚未标记预警单位"}
        />
      </div>
      {marking && <MarkDialog initial={marking} onClose={() => setMarking(null)} />}
    </div>
  );
}

/** What the dialog begins with to change a mark. */
function inputOf({ uscc, employerName, categories, reason }: EmployerMark): EmployerMarkInput {
  return { uscc, employerName, categories: [...categories], reason };
}

function columns(change: ((mark: EmployerMarkInput) => void) | null): TableColumnsType<EmployerMark> {
  return [
    { title: "单位名称", dataIndex: "employerName", minWidth: 200, render: twoLines },
    { title: "统一社会信用代码", dataIndex: "uscc", width: 176, className: "numeric" },
    { title: "预警类别", width: 150, render: (_, row) => twoLines(row.categoryLabels.join("、")) },
    { title: "预警原因", dataIndex: "reason", minWidth: 220, render: twoLines },
    { title: "操作人", dataIndex: "markedBy", width: 90, render: (name) => name ?? "—" },
    {
      title: "操作时间",
      width: 132,
      className: "numeric",
      render: (_, row) => formatDateTime(row.markedAt),
    },
    ...(change
      ? [
          {
            title: "操作",
            key: "acts",
            width: 124,
            render: (_: unknown, row: EmployerMark) => (
              <Space size={12}>
                <Button
                  type="link"
                  size="small"
                  className="link-in-row"
                  aria-label={`修改对 ${row.employerName} 的预警`}
                  onClick={() => change(inputOf(row))}
                >
                  修改
                </Button>
                <RemoveMark mark={row} />
              </Space>
            ),
          },
        ]
      : []),
  ];
}
