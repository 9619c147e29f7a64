import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Button, Form, Input, Select, type TableColumnsType } from "antd";
import { useEffect, useMemo } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { readFragment } from "../gql/index.js";
import { useKeyset } from "../layout/keyset.js";
import { ListPanel, twoLines } from "../layout/list-panel.js";
import { usePageTitle } from "../layout/page-title.js";
import { cohortChoices } from "../queue/cohorts.js";
import { QueueFilterOptionsQuery } from "../queue/queue-documents.js";
import { useViewer } from "../session/session.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import {
  type DestinationRow,
  DestinationRowFields,
  RegistryDestinationsQuery,
  ReportedTypesQuery,
} from "./destination-documents.js";
import {
  type DestinationSearch,
  destinationAddress,
  offeredDestinations,
  readDestinationSearch,
} from "./destination-filter.js";
import { destinationSources } from "./destination-sources.js";

const pageSize = 50;

/** 已报送去向: what the registry holds for each graduate of the viewer's area. */
export default function DestinationsPage() {
  usePageTitle("已报送去向");
  const viewer = useViewer();
  const location = useLocation();
  const navigate = useNavigate();
  const keyset = useKeyset();
  const search = useMemo(
    () => offeredDestinations(readDestinationSearch(location), seesManySchools(viewer)),
    [location, viewer],
  );
  const reading = useQuery(RegistryDestinationsQuery, {
    variables: { filter: search, first: pageSize, after: keyset.after },
  });
  const shown = (reading.data ?? (reading.error ? undefined : reading.previousData))?.registryDestinations;
  const rows = readFragment(DestinationRowFields, shown?.rows);
  return (
    <div className="page">
      <div className="panel">
        <div className="list-head">
          <h1>已报送去向</h1>
          <span className="muted">就业管理系统中已报送的毕业去向；登记平台签约完成后自动报送</span>
        </div>
        <DestinationFilters
          viewer={viewer}
          search={search}
          onSearch={(next) => navigate({ pathname: location.pathname, ...destinationAddress(next) })}
        />
        <ListPanel<DestinationRow>
          reading={reading}
          page={rows && { rows, endCursor: shown?.endCursor ?? null }}
          keyset={keyset}
          rowKey="graduateId"
          columns={columns(viewer, Boolean(search.cohort))}
          emptyText="没有符合条件的已报送去向"
        />
      </div>
    </div>
  );
}

interface DestinationFiltersProps {
  viewer: Viewer;
  search: DestinationSearch;
  onSearch(search: DestinationSearch): void;
}

const choice = { allowClear: true, placeholder: "全部", showSearch: { optionFilterProp: "label" } } as const;

function DestinationFilters({ viewer, search, onSearch }: DestinationFiltersProps) {
  const [form] = Form.useForm<DestinationSearch>();
  const ofSchool = viewer.role === "SCHOOL";
  const { data } = useQuery(QueueFilterOptionsQuery, { fetchPolicy: "cache-first", skip: !ofSchool });
  const types = useQuery(ReportedTypesQuery, { fetchPolicy: "cache-first" });
  // The address rules: going back in the browser's history shows that page's filters again.
  useEffect(() => form.setFieldsValue(search), [form, search]);

  const submit = (values: DestinationSearch) =>
    onSearch({
      ...values,
      name: values.name?.trim() || undefined,
      idNumber: values.idNumber?.trim().toUpperCase() || undefined,
    });
  const onChange = (changed: DestinationSearch) => {
    if ("cohort" in changed || "departmentId" in changed || "code" in changed) form.submit();
  };
  return (
    <Form form={form} className="list-filters" size="small" onFinish={submit} onValuesChange={onChange}>
      <Form.Item name="cohort" label="毕业届别">
        <Select {...choice} options={cohortChoices().map((value) => ({ value, label: `${value}届` }))} />
      </Form.Item>
      {ofSchool && (
        <Form.Item name="departmentId" label="所在院系">
          <Select
            {...choice}
            options={data?.departmentOptions.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="code" label="毕业去向">
        <Select
          {...choice}
          options={types.data?.catalogue.map(({ code, label }) => ({
            value: code,
            label: `${label}（${code}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label="姓名">
        <Input allowClear placeholder="完整姓名" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label="身份证号码"
        validateTrigger="onSubmit"
        rules={[{ pattern: /^\s*\d{17}[\dXx]\s*$/, message: "应为 18 位完整号码" }]}
      >
        <Input allowClear placeholder="完整号码" autoComplete="off" />
      </Form.Item>
      <div className="list-filter-buttons">
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button
          onClick={() => {
            form.resetFields();
            onSearch({});
          }}
        >
          重置
        </Button>
      </div>
    </Form>
  );
}

/** Within one cohort, which the filter names, its column is left out. */
function columns(viewer: Viewer, oneCohort: boolean): TableColumnsType<DestinationRow> {
  return [
    ...(oneCohort
      ? []
      : [{ title: "届别", width: 62, render: (_: unknown, row: DestinationRow) => `${row.cohort}届` }]),
    {
      title: "姓名",
      width: 88,
      render: (_, row) => <Link to={`/graduates/${row.graduateId}`}>{row.graduateName}</Link>,
    },
    { title: "身份证号码", dataIndex: "idNumberMasked", width: 138, className: "numeric" },
    seesManySchools(viewer)
      ? { title: "所在学校", dataIndex: "schoolName", width: 124, render: twoLines }
      : { title: "所在院系", dataIndex: "departmentName", width: 124, render: twoLines },
    { title: "毕业去向", minWidth: 150, render: (_, row) => `${row.label}（${row.code}）` },
    {
      title: "单位名称",
      minWidth: 160,
      render: (_, row) => (row.employerName ? twoLines(row.employerName) : "—"),
    },
    { title: "协议编号", width: 148, className: "numeric", render: (_, row) => row.agreementNumber ?? "—" },
    { title: "数据来源", width: 98, render: (_, row) => destinationSources[row.source] ?? row.source },
    {
      title: "报送时间",
      width: 128,
      className: "numeric",
      render: (_, row) => formatDateTime(row.reportedAt),
    },
  ];
}
