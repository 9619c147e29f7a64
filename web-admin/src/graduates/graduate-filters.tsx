import { useQuery } from "@apollo/client/react";
import { Button, Form, Input, Select } from "antd";
import { useEffect } from "react";
import { cohortChoices } from "../queue/cohorts.js";
import { QueueFilterOptionsQuery } from "../queue/queue-documents.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";
import { TrainingModesQuery } from "./graduate-documents.js";
import type { GraduateSearch } from "./graduate-filter.js";

interface GraduateFiltersProps {
  viewer: Viewer;
  search: GraduateSearch;
  onSearch(search: GraduateSearch): void;
}

const choice = { allowClear: true, placeholder: "全部", showSearch: { optionFilterProp: "label" } } as const;
const typedFields = ["name", "idNumber", "studentNumber"] as const;

/** Filters of 学生名单: choices apply at once, typed text with Enter or 查询. */
export function GraduateFilters({ viewer, search, onSearch }: GraduateFiltersProps) {
  const [form] = Form.useForm<GraduateSearch>();
  const withinSchool = !seesManySchools(viewer);
  const skipped = { fetchPolicy: "cache-first", skip: !withinSchool } as const;
  const { data } = useQuery(QueueFilterOptionsQuery, skipped);
  const modes = useQuery(TrainingModesQuery, skipped);

  // The address rules: going back in the browser's history shows that page's filters again.
  useEffect(() => form.setFieldsValue(search), [form, search]);

  const onChange = (changed: GraduateSearch) => {
    if (!typedFields.some((field) => field in changed)) form.submit();
  };
  const reset = () => {
    form.resetFields();
    onSearch(search.frozen === true ? { frozen: true } : {});
  };
  return (
    <Form
      form={form}
      className="list-filters"
      size="small"
      onFinish={(values: GraduateSearch) => onSearch(clean(values))}
      onValuesChange={onChange}
    >
      <Form.Item name="cohort" label="毕业届别">
        <Select {...choice} options={cohortChoices().map((value) => ({ value, label: `${value}届` }))} />
      </Form.Item>
      {viewer.role === "SCHOOL" && (
        <Form.Item name="departmentId" label="所在院系">
          <Select
            {...choice}
            options={data?.departmentOptions.map(({ id, name }) => ({ value: id, label: name }))}
          />
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
        <>
          <Form.Item name="majorName" label="专业">
            <Select
              {...choice}
              options={data?.majorOptions.map(({ name }) => ({ value: name, label: name }))}
            />
          </Form.Item>
          <Form.Item name="trainingMode" label="培养方式">
            <Select
              {...choice}
              options={modes.data?.catalogue.map(({ code, label }) => ({ value: code, label }))}
            />
          </Form.Item>
        </>
      )}
      <Form.Item name="frozen" label="生源状态">
        <Select
          {...choice}
          options={[
            { value: false, label: "正常" },
            { value: true, label: "失效（已删除）" },
          ]}
        />
      </Form.Item>
      {withinSchool && (
        <Form.Item name="studentNumber" label="学号">
          <Input allowClear placeholder="完整学号" autoComplete="off" />
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
      <div className="list-filter-buttons">
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button onClick={reset}>重置</Button>
      </div>
    </Form>
  );
}

/** Without surrounding spaces; what is empty asks for nothing. */
function clean(values: GraduateSearch): GraduateSearch {
  return {
    ...values,
    name: values.name?.trim() || undefined,
    idNumber: values.idNumber?.trim().toUpperCase() || undefined,
    studentNumber: values.studentNumber?.trim() || undefined,
  };
}
