import { useQuery } from "@apollo/client/react";
import { Button, Space, type TableColumnsType, Tag, Tooltip } from "antd";
import { useMemo, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { pages } from "../layout/pages.js";
import { useViewer } from "../session/session.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { FrozenViewSwitch } from "../set-aside/frozen-view-switch.js";
import { type GraduateListRow, GraduateListRowFields, GraduatesQuery } from "./graduate-documents.js";
import { graduateAddress, offeredSearch, readGraduateSearch } from "./graduate-filter.js";
import { GraduateFilters } from "./graduate-filters.js";
import { RosterChangeDialog } from "./roster-change-dialog.js";

const pageSize = 50;

/**
 * 学生名单: the graduates of the viewer's area; schools delete them from the roster and bring them back. 失效信息管理
 * is the same list of those deleted (F-91).
 */
export default function GraduatesPage() {
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const manySchools = seesManySchools(viewer);
  const search = useMemo(
    () => offeredSearch(readGraduateSearch(location), manySchools),
    [location, manySchools],
  );
  const reading = useQuery(GraduatesQuery, {
    variables: { filter: search, first: pageSize, after: keyset.after },
  });
  const page = search.frozen === true ? pages.frozen : pages.graduates;
  usePageTitle(page.title);
  const shown = (reading.data ?? (reading.error ? undefined : reading.previousData))?.graduates;
  const rows = readFragment(GraduateListRowFields, shown?.rows);
  const changes = viewer.role === "SCHOOL" && viewer.employmentRight === "READ_WRITE";

  const [selectedIds, setSelectedIds] = useState<string[]>([]);
  const [dialog, setDialog] = useState<{ kind: "remove" | "restore"; graduates: GraduateListRow[] } | null>(
    null,
  );
  const selected = rows?.filter(({ id }) => selectedIds.includes(id)) ?? [];
  const end = (changed: boolean) => {
    setDialog(null);
    if (changed) setSelectedIds([]);
  };

  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>{page.title}</h1>
          <span className="muted">{page.about}</span>
          {page === pages.frozen && (
            <div className="list-head-right">
              <FrozenViewSwitch shown="graduates" />
            </div>
          )}
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
          columns={columns(viewer, Boolean(search.cohort))}
          emptyText={search.frozen === true ? "没有失效的学生" : "没有符合条件的学生"}
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
            <SelectionActs
              selected={selected}
              onStart={(kind) => setDialog({ kind, graduates: selected })}
              onForget={() => setSelectedIds([])}
            />
          )}
        </ListPanel>
      </div>
      {dialog && <RosterChangeDialog kind={dialog.kind} graduates={dialog.graduates} onClose={end} />}
    </div>
  );
}

interface SelectionActsProps {
  selected: readonly GraduateListRow[];
  onStart(kind: "remove" | "restore"): void;
  onForget(): void;
}

/** What can be done with those selected: those on the roster are deleted, deleted ones come back. */
function SelectionActs({ selected, onStart, onForget }: SelectionActsProps) {
  const frozen = selected.filter((graduate) => graduate.frozen).length;
  return (
    <Space>
      <span aria-live="polite">
        已选 <b>{selected.length}</b> 人
      </span>
      {frozen === 0 && (
        <Button danger onClick={() => onStart("remove")}>
          从名单中删除
        </Button>
      )}
      {frozen === selected.length && <Button onClick={() => onStart("restore")}>恢复网签数据</Button>}
      {frozen > 0 && frozen < selected.length && (
        <span className="muted">其中 {frozen} 人已失效，请与其他学生分别选择后办理</span>
      )}
      <Button type="text" onClick={onForget}>
        取消选择
      </Button>
    </Space>
  );
}

/** Within one cohort, which the filter names, its column is left out. */
function columns(viewer: Viewer, oneCohort: boolean): TableColumnsType<GraduateListRow> {
  return [
    ...(oneCohort
      ? []
      : [{ title: "届别", width: 62, render: (_: unknown, row: GraduateListRow) => `${row.cohort}届` }]),
    { title: "学号", dataIndex: "studentNumber", width: 98, className: "numeric" },
    { title: "姓名", dataIndex: "name", width: 80, render: twoLines },
    { title: "身份证号码", dataIndex: "idNumberMasked", width: 138, className: "numeric" },
    ...(seesManySchools(viewer)
      ? [{ title: "所在学校", dataIndex: "schoolName", width: 130, render: twoLines }]
      : []),
    ...(viewer.role === "DEPARTMENT"
      ? []
      : [{ title: "所在院系", dataIndex: "departmentName", width: 114, render: twoLines }]),
    { title: "学历层次", dataIndex: "educationLevelLabel", width: 84 },
    { title: "专业", dataIndex: "majorName", minWidth: 110, render: twoLines },
    { title: "培养方式", dataIndex: "trainingModeLabel", width: 78, render: twoLines },
    { title: "生源状态", width: 86, render: (_, row) => <Standing row={row} /> },
    {
      title: "签约状态",
      width: 124,
      render: (_, row) => row.statusLabel ?? <span className="muted">—</span>,
    },
    {
      title: "操作",
      width: 50,
      render: (_, row) => (
        <Link to={`/graduates/${row.id}`} aria-label={`查看 ${row.name}`}>
          查看
        </Link>
      ),
    },
  ];
}

/** Deleted, may not sign (why, on hovering or with the keyboard on it), or as it should be. */
function Standing({ row }: { row: GraduateListRow }) {
  if (row.frozen) return <Tag color="red">失效</Tag>;
  if (!row.notSigningReason) return <Tag color="green">正常</Tag>;
  return (
    <Tooltip title={row.notSigningReason}>
      <Tag color="orange" tabIndex={0}>
        不可网签
      </Tag>
    </Tooltip>
  );
}
