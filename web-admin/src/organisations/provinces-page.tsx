import { useMutation, useQuery } from "@apollo/client/react";
import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { useViewer } from "../session/session.js";
import { moduleLabels } from "../session/viewer.js";
import { ImportDialog } from "./import-dialog.js";
import {
  ImportProvincesMutation,
  type ProvinceListRow,
  ProvinceListRowFields,
  ProvincesQuery,
} from "./organisation-documents.js";

const mostAtOnce = 100;

/** 组织管理 › 省份 (P-01): the list, and its import by the ministry. */
export default function ProvincesPage() {
  usePageTitle("省份");
  const viewer = useViewer();
  const keyset = useKeyset();
  const reading = useQuery(ProvincesQuery);
  const rows = readFragment(ProvinceListRowFields, reading.data?.provinces);
  const [importProvinces] = useMutation(ImportProvincesMutation, { refetchQueries: [ProvincesQuery] });
  const [importing, setImporting] = useState(false);
  const imports = viewer.role === "MINISTRY" && viewer.employmentRight === "READ_WRITE";

  const send = async (lines: string[][]) => {
    const provinces = lines.map(([code = "", name = ""]) => ({ code, name }));
    return (await importProvinces({ variables: { provinces } })).data?.importProvinces;
  };
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>省份</h1>
          {rows && <span className="muted">共 {rows.length} 个</span>}
          {imports && (
            <div className="list-head-right">
              <Button type="primary" onClick={() => setImporting(true)}>
                导入省份
              </Button>
            </div>
          )}
        </div>
        <ListPanel<ProvinceListRow>
          reading={reading}
          page={rows && { rows }}
          keyset={keyset}
          columns={columns}
          emptyText={imports ? "尚无省份，请先导入" : "尚无省份"}
        />
      </div>
      {importing && (
        <ImportDialog
          title="导入省份"
          columns={["省份代码", "省份名称"]}
          example={"32,江苏省\n33,浙江省"}
          most={mostAtOnce}
          send={send}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
}

const columns: TableColumnsType<ProvinceListRow> = [
  { title: "省份代码", dataIndex: "code", width: 120, className: "numeric" },
  { title: "省份名称", dataIndex: "name", width: 240 },
  {
    title: "学校数",
    width: 120,
    align: "right",
    className: "numeric",
    render: (_, row) => <Link to="/organisations/schools">{row.schools.toLocaleString("zh-CN")}</Link>,
  },
  {
    title: "已开通模块",
    render: (_, row) => row.modules.map((module) => moduleLabels[module]).join("、") || "—",
  },
];
