import { useNow } from "@gd/web-kit";
import { Button, Form, Input, Select } from "antd";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import type { EmployerList } from "../gql/graphql.js";
import { addressOf, cohortOptions, type ListFilterValues } from "./list-filter.js";
import { statusOptions } from "./lists.js";

/** Filters of a list; they live in the address, so that a filtered list can be kept and gone back to. */
export function ListFilterForm({ list, values }: { list: EmployerList; values: ListFilterValues }) {
  const [form] = Form.useForm<ListFilterValues>();
  const navigate = useNavigate();
  const now = useNow();
  const { search, hash } = addressOf(values);
  const states = statusOptions(list);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the form follows the address, not each render
  useEffect(() => {
    form.resetFields();
    form.setFieldsValue(values);
  }, [form, search, hash]);

  const apply = (wanted: ListFilterValues): void => {
    void navigate(addressOf(wanted));
  };

  return (
    <Form<ListFilterValues> form={form} layout="inline" className="list-filter" onFinish={apply}>
      <Form.Item name="cohort" label="毕业年份">
        <Select allowClear placeholder="全部" options={cohortOptions(now)} style={{ width: 104 }} />
      </Form.Item>
      {states.length > 0 && (
        <Form.Item name="status" label="最新状态">
          <Select allowClear placeholder="全部" options={states} style={{ width: 188 }} />
        </Form.Item>
      )}
      <Form.Item name="name" label="学生姓名">
        <Input allowClear placeholder="完整姓名" style={{ width: 108 }} maxLength={50} />
      </Form.Item>
      <Form.Item name="idNumber" label="证件号码">
        <Input allowClear placeholder="完整号码" style={{ width: 152 }} maxLength={18} />
      </Form.Item>
      <div className="list-filter-buttons">
        <Button type="primary" htmlType="submit">
          搜索
        </Button>
        <Button onClick={() => apply({})}>重置</Button>
      </div>
    </Form>
  );
}
