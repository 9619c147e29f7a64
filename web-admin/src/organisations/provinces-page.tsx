import { useMutation, useQuery } from "@apollo/client/react";
import { agreementTypeLabels } from "@gd/web-kit";
import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { AgreementType } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { CohortSelect, useCohort } from "../layout/cohort-select.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
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
  const [cohort, setCohort] = useCohort();
  const reading = useQuery(ProvincesQuery, { variables: { cohort } });
  const shown = reading.data ?? (reading.error ? undefined : reading.previousData);
  const rows = readFragment(ProvinceListRowFields, shown?.provinces);
  const types = new Map(shown?.provinceSettings.map((each) => [each.provinceId, each.agreementType ?? null]));
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
          <CohortSelect value={cohort} onChange={setCohort} />
          {!imports && viewer.role === "MINISTRY" && (
            <span className="muted">您的账号没有读写权限，只能查看</span>
          )}
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
          columns={columns(cohort, types)}
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

/** `types`: what each province has chosen for the cohort, by its id. */
function columns(
  cohort: number,
  types: ReadonlyMap<string, AgreementType | null>,
): TableColumnsType<ProvinceListRow> {
  return [
    { title: "省份代码", dataIndex: "code", width: 100, className: "numeric" },
    { title: "省份名称", dataIndex: "name", width: 200, render: twoLines },
    {
      title: "学校数",
      width: 100,
      align: "right",
      className: "numeric",
      render: (_, row) => (
        <Link
          to={`/organisations/schools?cohort=${cohort}&province=${row.id}`}
          aria-label={`查看${row.name}的 ${row.schools} 所学校`}
        >
          {row.schools.toLocaleString("zh-CN")}
        </Link>
      ),
    },
    {
      title: `${cohort}届就业协议书类型`,
      width: 180,
      render: (_, row) => {
        const type = types.get(row.id);
        return type ? agreementTypeLabels[type] : <span className="muted">尚未选择</span>;
      },
    },
    {
      title: "已开通模块",
      render: (_, row) =>
        row.modules.map((module) => moduleLabels[module]).join("、") || (
          <span className="muted">尚未开通</span>
        ),
    },
  ];
}
