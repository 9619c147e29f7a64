import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Input, Select, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { CohortSelect, useCohort } from "../layout/cohort-select.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { useViewer } from "../session/session.js";
import { ImportDialog } from "./import-dialog.js";
import {
  ImportSchoolsMutation,
  ProvinceNamesQuery,
  type SchoolListRow,
  SchoolListRowFields,
  SchoolsQuery,
} from "./organisation-documents.js";

const pageSize = 50;
const mostAtOnce = 500;

/** 组织管理 › 学校 (P-01): the schools of the viewer's area with their progress, and their import by the ministry. */
export default function SchoolsPage() {
  usePageTitle("学校");
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const [cohort] = useCohort();
  const asked = new URLSearchParams(location.search);
  const search = asked.get("search") ?? "";
  const provinceId = asked.get("province");
  const reading = useQuery(SchoolsQuery, {
    variables: { cohort, search: search || null, provinceId, first: pageSize, after: keyset.after },
  });
  const shown = (reading.data ?? (reading.error ? undefined : reading.previousData))?.schools;
  const rows = readFragment(SchoolListRowFields, shown?.rows);
  const [importSchools] = useMutation(ImportSchoolsMutation, { refetchQueries: [SchoolsQuery] });
  const [importing, setImporting] = useState(false);

  const show = (change: { cohort?: number; search?: string; provinceId?: string | null }) => {
    const next = { cohort, search, provinceId, ...change };
    const open = new URLSearchParams({ cohort: String(next.cohort) });
    if (next.search.trim()) open.set("search", next.search.trim());
    if (next.provinceId) open.set("province", next.provinceId);
    void navigate({ pathname: location.pathname, search: open.toString() });
  };
  const send = async (lines: string[][]) => {
    const schools = lines.map(([code = "", name = "", provinceCode = "", address = ""]) => ({
      code,
      name,
      provinceCode,
      address,
    }));
    return (await importSchools({ variables: { schools } })).data?.importSchools;
  };
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>学校</h1>
          <CohortSelect value={cohort} onChange={(next) => show({ cohort: next })} />
          {viewer.role === "MINISTRY" && (
            <ProvinceSelect value={provinceId} onChange={(next) => show({ provinceId: next })} />
          )}
          <Input.Search
            key={search}
            aria-label="学校名称或代码"
            placeholder="学校名称或代码"
            allowClear
            defaultValue={search}
            style={{ width: 280 }}
            onSearch={(text) => show({ search: text })}
          />
          {viewer.role === "MINISTRY" && viewer.employmentRight === "READ_WRITE" && (
            <div className="list-head-right">
              <Button type="primary" onClick={() => setImporting(true)}>
                导入学校
              </Button>
            </div>
          )}
        </div>
        <ListPanel<SchoolListRow>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          columns={columns(cohort)}
          emptyText={search || provinceId ? "没有符合条件的学校" : "尚无学校"}
        />
      </div>
      {importing && (
        <ImportDialog
          title="导入学校"
          columns={["学校代码", "学校名称", "省份代码", "通讯地址"]}
          example={"10284,南京大学,32,南京市栖霞区仙林大道163号"}
          most={mostAtOnce}
          send={send}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
}

/** 所在省份 to filter by. */
function ProvinceSelect({ value, onChange }: { value: string | null; onChange(id: string | null): void }) {
  const { data } = useQuery(ProvinceNamesQuery);
  return (
    <Select
      aria-label="所在省份"
      placeholder="全部省份"
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={data ? value : null}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      style={{ width: 180 }}
      options={data?.provinces.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function columns(cohort: number): TableColumnsType<SchoolListRow> {
  return [
    { title: "学校代码", dataIndex: "code", width: 110, className: "numeric" },
    { title: "学校名称", dataIndex: "name", width: 240, render: twoLines },
    { title: "所在省份", dataIndex: "provinceName", width: 140, render: twoLines },
    { title: "通讯地址", dataIndex: "address", render: twoLines },
    {
      title: `${cohort}届毕业生`,
      width: 120,
      align: "right",
      className: "numeric",
      render: (_, row) => row.graduates.toLocaleString("zh-CN"),
    },
    {
      title: `${cohort}届在线签约`,
      width: 120,
      render: (_, row) => (
        <Tag color={row.signingOn ? "green" : "default"}>{row.signingOn ? "已开启" : "未开启"}</Tag>
      ),
    },
  ];
}
