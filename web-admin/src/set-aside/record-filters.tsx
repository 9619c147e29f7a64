import { useQuery } from "@apollo/client/react";
import { Button, Form, Input, Select } from "antd";
import { useEffect } from "react";
import type { RecordKind } from "../gql/graphql.js";
import { cohortChoices } from "../queue/cohorts.js";
import { QueueFilterOptionsQuery } from "../queue/queue-documents.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import type { RecordSearch } from "./record-search.js";

interface RecordFiltersProps {
  viewer: Viewer;
  search: RecordSearch;
  /** Kinds to choose from; none: the list is of one kind. */
  kinds?: readonly { kind: RecordKind; kindLabel: string }[];
  onSearch(search: RecordSearch): void;
}

const choice = { allowClear: true, placeholder: "全部", showSearch: { optionFilterProp: "label" } } as const;

/** Choices apply at once, typed text with Enter or 查询. */
export function RecordFilters({ viewer, search, kinds, onSearch }: RecordFiltersProps) {
  const [form] = Form.useForm<RecordSearch>();
  const ofSchool = viewer.role === "SCHOOL";
  const { data } = useQuery(QueueFilterOptionsQuery, { fetchPolicy: "cache-first", skip: !ofSchool });
  // The address rules: going back in the browser's history shows that page's filters again.
  useEffect(() => form.setFieldsValue({ ...nothing, ...search }), [form, search]);

  const onChange = (changed: RecordSearch) => {
    if (!("name" in changed || "studentNumber" in changed)) form.submit();
  };
  return (
    <Form
      form={form}
      className="list-filters"
      size="small"
      onFinish={(values: RecordSearch) =>
        onSearch({
          ...values,
          name: values.name?.trim() || undefined,
          studentNumber: values.studentNumber?.trim() || undefined,
        })
      }
      onValuesChange={onChange}
    >
      {kinds && (
        <Form.Item name="kind" label="业务类型">
          <Select
            {...choice}
            options={kinds.map(({ kind, kindLabel }) => ({ value: kind, label: kindLabel }))}
          />
        </Form.Item>
      )}
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
      {!seesManySchools(viewer) && (
        <Form.Item name="studentNumber" label="学号">
          <Input allowClear placeholder="完整学号" autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="name" label="姓名">
        <Input allowClear placeholder="完整姓名" autoComplete="off" />
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

/** What an address leaves out is emptied in the form too. */
const nothing: RecordSearch = {
  kind: undefined,
  cohort: undefined,
  departmentId: undefined,
  name: undefined,
  studentNumber: undefined,
};
