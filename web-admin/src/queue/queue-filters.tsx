import { useQuery } from "@apollo/client/react";
import { Button, Form, Input, Select } from "antd";
import { useEffect } from "react";
import type { KindCounts } from "../layout/queue-counts.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { cohortChoices } from "./cohorts.js";
import { QueueFilterOptionsQuery } from "./queue-documents.js";
import type { QueueSearch } from "./queue-filter.js";
import { type Queue, statusChoices } from "./queues.js";

type FilterValues = Omit<QueueSearch, "view" | "size" | "after">;

interface QueueFiltersProps {
  queue: Queue;
  /** The list's kinds that the server has. */
  kinds: readonly KindCounts[];
  viewer: Viewer;
  search: QueueSearch;
  onSearch(values: FilterValues): void;
}

const choice = { allowClear: true, placeholder: "全部", showSearch: { optionFilterProp: "label" } } as const;

/** Filters of the list: choices apply at once, typed text with Enter or 查询. */
export function QueueFilters({ queue, kinds, viewer, search, onSearch }: QueueFiltersProps) {
  const [form] = Form.useForm<FilterValues>();
  const { data } = useQuery(QueueFilterOptionsQuery, { fetchPolicy: "cache-first" });
  // Above one school the server offers only filters with an index of their own (design: Reading).
  const withinSchool = !seesManySchools(viewer);
  const departments = data?.departmentOptions ?? [];
  const majors = data?.majorOptions ?? [];

  // The address rules: going back in the browser's history shows that page's filters again.
  useEffect(() => form.setFieldsValue(valuesOf(search)), [form, search]);

  const submit = (values: FilterValues) => onSearch(clean(values));
  const onChange = (changed: Partial<FilterValues>) => {
    const typed = "name" in changed || "idNumber" in changed || "employerName" in changed;
    // A state belongs to a flow: with another kind chosen it may not exist.
    if ("kind" in changed) form.setFieldValue("status", undefined);
    if (!typed) form.submit();
  };
  const reset = () => {
    form.resetFields();
    onSearch({});
  };

  return (
    <Form form={form} className="queue-filters" onFinish={submit} onValuesChange={onChange} size="small">
      {queue.tells && kinds.length > 1 && (
        <Form.Item name="kind" label={queue.tells.title}>
          <Select
            {...choice}
            options={kinds.map(({ kind, kindLabel }) => ({
              value: kind,
              label: queue.tells?.words[kind] ?? kindLabel,
            }))}
          />
        </Form.Item>
      )}
      {search.view === "ALL" && (
        <Form.Item name="status" label={queue.status}>
          <Select
            {...choice}
            popupMatchSelectWidth={false}
            options={statusChoices(kinds.filter(({ kind }) => !search.kind || kind === search.kind)).map(
              ({ status, label }) => ({ value: status, label }),
            )}
          />
        </Form.Item>
      )}
      <Form.Item name="cohort" label="毕业届别">
        <Select {...choice} options={cohortChoices().map((value) => ({ value, label: `${value}届` }))} />
      </Form.Item>
      {viewer.role === "SCHOOL" && (
        <Form.Item name="departmentId" label="所在院系">
          <Select {...choice} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      {withinSchool && viewer.levelScope === "ALL" && (
        <Form.Item name="educationLevel" label="学历层次">
          <Select
            {...choice}
            options={[
              { value: "UNDERGRADUATE", label: "本专科" },
              { value: "POSTGRADUATE", label: "研究生" },
            ]}
          />
        </Form.Item>
      )}
      {withinSchool && (
        <Form.Item name="majorName" label="专业">
          <Select {...choice} options={majors.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
      )}
      {withinSchool && (
        <Form.Item name="employerName" label={queue.counterpart}>
          <Input allowClear placeholder="名称中的文字" />
        </Form.Item>
      )}
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
      <div className="queue-filter-buttons">
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button onClick={reset}>重置</Button>
      </div>
    </Form>
  );
}

function valuesOf({ view: _view, size: _size, after: _after, ...values }: QueueSearch): FilterValues {
  return values;
}

/** Without surrounding spaces; what is empty asks for nothing. */
function clean(values: FilterValues): FilterValues {
  return {
    ...values,
    employerName: values.employerName?.trim() || undefined,
    name: values.name?.trim() || undefined,
    idNumber: values.idNumber?.trim().toUpperCase() || undefined,
  };
}
