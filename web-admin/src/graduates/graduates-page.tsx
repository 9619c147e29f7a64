import { useQuery } from "@apollo/client/react";
import { App, Button, Space, type TableColumnsType, Tag, Tooltip } from "antd";
import { useMemo, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { useViewer } from "../session/session.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { type GraduateListRow, GraduateListRowFields, GraduatesQuery } from "./graduate-documents.js";
import { graduateAddress, offeredSearch, readGraduateSearch } from "./graduate-filter.js";
import { GraduateFilters } from "./graduate-filters.js";
import { RosterChangeDialog } from "./roster-change-dialog.js";

const pageSize = 50;

/** 学生名单: the graduates of the viewer's area; schools delete them from the roster and bring them back (F-91). */
export default function GraduatesPage() {
  usePageTitle("学生名单");
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const { message } = App.useApp();
  const manySchools = seesManySchools(viewer);
  const search = useMemo(
    () => offeredSearch(readGraduateSearch(location), manySchools),
    [location, manySchools],
  );
  const reading = useQuery(GraduatesQuery, {
    variables: { filter: search, first: pageSize, after: keyset.after },
  });
  const shown = (reading.data ?? (reading.error ? undefined : reading.previousData))?.graduates;
  const rows = readFragment(GraduateListRowFields, shown?.rows);
  const changes = viewer.role === "SCHOOL" && viewer.employmentRight === "READ_WRITE";

  const [selectedIds, setSelectedIds] = useState<string[]>([]);
  const [dialog, setDialog] = useState<{ kind: "remove" | "restore"; graduates: GraduateListRow[] } | null>(
    null,
  );
  const selected = rows?.filter(({ id }) => selectedIds.includes(id)) ?? [];
  const start = (kind: "remove" | "restore") => {
    const graduates = selected.filter(({ frozen }) => frozen === (kind === "restore"));
    if (graduates.length < selected.length) {
      return void message.warning(
        kind === "remove" ? "所选学生中有已失效的，请先取消选择" : "所选学生中有未失效的，请先取消选择",
      );
    }
    setDialog({ kind, graduates });
  };
  const end = (changed: boolean) => {
    setDialog(null);
    if (changed) setSelectedIds([]);
  };

  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>学生名单</h1>
        </div>
        <GraduateFilters
          viewer={viewer}
          search={search}
          onSearch={(next) => navigate({ pathname: location.pathname, ...graduateAddress(next) })}
        />
        <ListPanel<GraduateListRow>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns(viewer)}
          emptyText="没有符合条件的学生"
          {...(changes && {
            rowSelection: {
              columnWidth: 36,
              selectedRowKeys: selected.map(({ id }) => id),
              onChange: (keys: React.Key[]) => setSelectedIds(keys.map(String)),
              getCheckboxProps: (row: GraduateListRow) => ({ "aria-label": `选择 ${row.name}` }),
            },
          })}
        >
          {selected.length > 0 && (
            <Space>
              <span aria-live="polite">
                已选 <b>{selected.length}</b> 人
              </span>
              <Button danger onClick={() => start("remove")}>
                删除
              </Button>
              <Button onClick={() => start("restore")}>恢复网签数据</Button>
              <Button type="text" onClick={() => setSelectedIds([])}>
                取消选择
              </Button>
            </Space>
          )}
        </ListPanel>
      </div>
      {dialog && <RosterChangeDialog kind={dialog.kind} graduates={dialog.graduates} onClose={end} />}
    </div>
  );
}

function columns(viewer: Viewer): TableColumnsType<GraduateListRow> {
  return [
    { title: "届别", width: 64, render: (_, row) => `${row.cohort}届` },
    { title: "学号", dataIndex: "studentNumber", width: 106, className: "numeric" },
    { title: "姓名", dataIndex: "name", width: 88 },
    { title: "身份证号码", dataIndex: "idNumberMasked", width: 150, className: "numeric" },
    ...(seesManySchools(viewer)
      ? [{ title: "所在学校", dataIndex: "schoolName", width: 150, render: twoLines }]
      : []),
    ...(viewer.role === "DEPARTMENT"
      ? []
      : [{ title: "所在院系", dataIndex: "departmentName", width: 120, render: twoLines }]),
    { title: "学历层次", dataIndex: "educationLevelLabel", width: 90 },
    { title: "专业", dataIndex: "majorName", render: twoLines },
    { title: "培养方式", dataIndex: "trainingModeLabel", width: 84, render: twoLines },
    { title: "生源状态", width: 90, render: (_, row) => <Standing row={row} /> },
    {
      title: "签约状态",
      width: 128,
      render: (_, row) => row.statusLabel ?? <span className="muted">—</span>,
    },
    {
      title: "操作",
      width: 56,
      render: (_, row) => (
        <Link to={`/graduates/${row.id}`} aria-label={`查看 ${row.name}`}>
          查看
        </Link>
      ),
    },
  ];
}

/** Deleted, may not sign (why, on hovering), or as it should be. */
function Standing({ row }: { row: GraduateListRow }) {
  if (row.frozen) return <Tag color="red">失效</Tag>;
  if (!row.notSigningReason) return <Tag color="green">正常</Tag>;
  return (
    <Tooltip title={row.notSigningReason}>
      <Tag color="orange">不可网签</Tag>
    </Tooltip>
  );
}
