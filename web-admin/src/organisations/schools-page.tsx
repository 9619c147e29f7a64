import { currentCohort, textParam } from "@gd/web-kit";
import { defineList, ListPanel, outsideForm, SearchBox, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { Button, Select, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { ImportSchoolsDocument, SchoolsDocument } from "../gql/graphql.js";
import { twoLines } from "../lists/columns.js";
import { useProvinces } from "../lists/filter-options.js";
import { ListPage } from "../lists/list-page.js";
import { CohortSelect, cohortAsked } from "../parts/cohort-select.js";
import { ImportDialog } from "../parts/import-dialog.js";
import { useViewer } from "../session/session.js";
import type { SchoolListRow } from "./organisation-documents.js";

const mostAtOnce = 500;

/** 组织管理 › 学校 (P-01): the schools of the viewer's area with their progress, and their import by the ministry. */
export default function SchoolsPage() {
  usePageTitle("学校");
  const viewer = useViewer();
  const [importing, setImporting] = useState(false);
  const ofMinistry = viewer.role === "MINISTRY";
  const list = useDeskList(schoolList);
  const { values, show } = list.reading;
  return (
    <ListPage
      title="学校"
      beside={
        <>
          <CohortSelect
            value={values.cohort ?? currentCohort()}
            onChange={(cohort) => show({ ...values, cohort })}
          />
          {ofMinistry && (
            <ProvinceSelect
              value={values.provinceId}
              onChange={(provinceId) => show({ ...values, provinceId })}
            />
          )}
          <SearchBox
            label="学校名称或代码"
            value={values.search ?? ""}
            onShow={(search) => show({ ...values, search })}
            width={280}
          />
        </>
      }
      acts={
        ofMinistry &&
        viewer.employmentRight === "READ_WRITE" && (
          <Button type="primary" onClick={() => setImporting(true)}>
            导入学校
          </Button>
        )
      }
    >
      <ListPanel list={list} />
      {importing && (
        <ImportDialog
          title="导入学校"
          columns={["学校代码", "学校名称", "省份代码", "通讯地址"]}
          example={"10284,南京大学,32,南京市栖霞区仙林大道163号"}
          most={mostAtOnce}
          mutation={ImportSchoolsDocument}
          inputOf={inputOf}
          onClose={() => setImporting(false)}
        />
      )}
    </ListPage>
  );
}

/** The mutation's input for pasted lines. */
function inputOf(lines: string[][]) {
  return {
    schools: lines.map(([code = "", name = "", provinceCode = "", address = ""]) => ({
      code,
      name,
      provinceCode,
      address,
    })),
  };
}

/** 所在省份 to filter by. */
function ProvinceSelect({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange(id: string | undefined): void;
}) {
  const { provinces } = useProvinces();
  return (
    <Select
      aria-label="所在省份"
      placeholder="全部省份"
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={provinces ? (value ?? null) : null}
      onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
      style={{ width: 180 }}
      options={provinces}
    />
  );
}

export const schoolList = defineList({
  filters: {
    cohort: cohortAsked,
    search: outsideForm(textParam()),
    provinceId: outsideForm(textParam({ name: "province" })),
  },
  document: SchoolsDocument,
  variables: ({ cohort = currentCohort(), search, provinceId }) => ({
    cohort,
    search: search ?? null,
    provinceId: provinceId ?? null,
  }),
  page: ({ schools }) => schools,
  columns: ({ cohort = currentCohort() }) => columnsOf(cohort),
  rowKey: "id",
  empty: (filtered) => (filtered ? "没有符合条件的学校" : "尚无学校"),
});

function columnsOf(cohort: number): TableColumnsType<SchoolListRow> {
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
        <Tag color={row.signingOn ? "success" : "default"}>{row.signingOn ? "已开启" : "未开启"}</Tag>
      ),
    },
  ];
}
