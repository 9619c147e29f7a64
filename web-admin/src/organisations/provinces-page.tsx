import { agreementTypeLabels, currentCohort } from "@gd/web-kit";
import { defineList, ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { Button, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ImportProvincesDocument, ProvincesDocument } from "../gql/graphql.js";
import { twoLines } from "../lists/columns.js";
import { ListPage } from "../lists/list-page.js";
import { CohortSelect, cohortAsked } from "../parts/cohort-select.js";
import { ImportDialog } from "../parts/import-dialog.js";
import { useViewer } from "../session/session.js";
import { moduleLabels } from "../session/viewer.js";
import type { ProvinceListRow } from "./organisation-documents.js";

const mostAtOnce = 100;

/** 组织管理 › 省份 (P-01): the list, and its import by the ministry. */
export default function ProvincesPage() {
  usePageTitle("省份");
  const viewer = useViewer();
  const [importing, setImporting] = useState(false);
  const ofMinistry = viewer.role === "MINISTRY";
  const imports = ofMinistry && viewer.employmentRight === "READ_WRITE";
  const list = useDeskList(provinceList(imports));
  const { values, show } = list.reading;
  return (
    <ListPage
      title="省份"
      beside={
        <CohortSelect value={values.cohort ?? currentCohort()} onChange={(cohort) => show({ cohort })} />
      }
      about={ofMinistry && !imports && "您的账号没有读写权限，只能查看"}
      acts={
        imports && (
          <Button type="primary" onClick={() => setImporting(true)}>
            导入省份
          </Button>
        )
      }
    >
      <ListPanel list={list} />
      {importing && (
        <ImportDialog
          title="导入省份"
          columns={["省份代码", "省份名称"]}
          example={"32,江苏省\n33,浙江省"}
          most={mostAtOnce}
          mutation={ImportProvincesDocument}
          inputOf={inputOf}
          onClose={() => setImporting(false)}
        />
      )}
    </ListPage>
  );
}

/** The mutation's input for pasted lines. */
function inputOf(lines: string[][]) {
  return { provinces: lines.map(([code = "", name = ""]) => ({ code, name })) };
}

export function provinceList(imports: boolean) {
  return defineList({
    filters: { cohort: cohortAsked },
    document: ProvincesDocument,
    variables: ({ cohort = currentCohort() }) => ({ cohort }),
    page: ({ provinces, provinceSettings }) => {
      const types = new Map(provinceSettings.map((each) => [each.provinceId, each.agreementType]));
      return { rows: provinces.map((row) => ({ ...row, agreementType: types.get(row.id) })) };
    },
    columns: ({ cohort = currentCohort() }) => columnsOf(cohort),
    rowKey: "id",
    empty: () => (imports ? "尚无省份，请先导入" : "尚无省份"),
  });
}

function columnsOf(cohort: number): TableColumnsType<ProvinceListRow> {
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
      render: (_, { agreementType: type }) =>
        type ? agreementTypeLabels[type] : <span className="muted">尚未选择</span>,
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
