import { Button, Form } from "antd";
import { useEffect, useState } from "react";
import { filterProblemsOf } from "../../list/filter-problems.js";
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
  /** Why the list could not be read: what the server says of a filter stands beside its field. */
  error?: unknown;
}

type FormValues = Record<string, unknown>;

/** The form of a list's filters; none where the page asks for all of them itself. */
export function FilterForm<F extends ListFilters>({
  filters,
  values,
  whenReset,
  onShow,
  error,
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
  useEffect(() => {
    const problems = filterProblemsOf(error);
    const errorsOf = (name: string) =>
      problems.flatMap(({ field, message }) => (field === name ? [message] : []));
    form.setFields(keys.split(",").map((name) => ({ name, errors: errorsOf(name) })));
  }, [form, error, keys]);
  const [unfolded, setUnfolded] = useState(false);
  const isAsked = (key: string) => values[key] !== undefined;
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
      {fields.map(({ key, label, rules, control, wide, more }) => (
        <Form.Item
          key={key}
          name={key}
          label={label}
          validateTrigger="onSubmit"
          hidden={Boolean(more) && !unfolded && !isAsked(key)}
          {...(wide && { className: "list-filter-wide" })}
          {...(rules && { rules })}
        >
          {control}
        </Form.Item>
      ))}
      <div className="list-filter-buttons">
        {fields.some(({ key, more }) => more && !isAsked(key)) && (
          <Button type="link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? "收起条件" : "更多条件"}
          </Button>
        )}
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button onClick={reset}>重置</Button>
      </div>
    </Form>
  );
}
