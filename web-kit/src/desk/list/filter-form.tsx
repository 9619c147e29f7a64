import { Button, Form } from "antd";
import { useEffect } from "react";
import { useDeskLook } from "../look.js";
import type { FilterValues, ListFilters } from "./filters.js";
import "./list.css";

interface FilterFormProps<F extends ListFilters> {
  filters: F;
  /** What the address says: going back in the browser's history shows that page's filter again. */
  values: FilterValues<F>;
  /** What 重置 leaves. */
  whenReset: FilterValues<F>;
  onShow: (values: FilterValues<F>) => void;
}

type FormValues = Record<string, unknown>;

/** The form of a list's filters; none where the page asks for all of them itself. */
export function FilterForm<F extends ListFilters>({
  filters,
  values,
  whenReset,
  onShow,
}: FilterFormProps<F>) {
  const [form] = Form.useForm<FormValues>();
  const { density } = useDeskLook().lists;
  const dense = density === "DENSE";
  const fields = Object.entries(filters).flatMap(([key, { field }]) => (field ? [{ key, ...field }] : []));
  const keys = fields.map(({ key }) => key).join();
  useEffect(() => {
    const nothing = Object.fromEntries(keys.split(",").map((key) => [key, undefined]));
    form.setFieldsValue({ ...nothing, ...values });
  }, [form, keys, values]);
  if (fields.length === 0) return null;

  const onValuesChange = (changed: FormValues): void => {
    const touched = fields.filter(({ key }) => key in changed);
    for (const emptied of touched.flatMap(({ empties }) => empties ?? [])) {
      form.setFieldValue(emptied, undefined);
    }
    if (dense && touched.some(({ typed }) => !typed)) form.submit();
  };
  // Values asked for outside the form are kept; those of the form are what it holds now.
  const show = (held: FormValues): void => onShow({ ...values, ...held } as FilterValues<F>);
  const reset = (): void => {
    form.resetFields();
    onShow(whenReset);
  };
  return (
    <Form<FormValues>
      form={form}
      {...(dense
        ? { size: "small", className: "list-filters" }
        : { layout: "inline", className: "list-filter" })}
      onFinish={show}
      onValuesChange={onValuesChange}
    >
      {fields.map(({ key, label, rules, control }) => (
        <Form.Item key={key} name={key} label={label} validateTrigger="onSubmit" {...(rules && { rules })}>
          {control}
        </Form.Item>
      ))}
      <div className="list-filter-buttons">
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button onClick={reset}>重置</Button>
      </div>
    </Form>
  );
}
