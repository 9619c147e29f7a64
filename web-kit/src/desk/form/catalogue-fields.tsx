import { Form, Input, Radio, Select } from "antd";
import type { ReactNode } from "react";
import {
  type CatalogueForm,
  type FormField,
  type FormValues,
  isMandatory,
  lengthOf,
  optionsOf,
  sectionsShown,
  whatToFill,
} from "../../catalogue-form.js";
import { SEARCH_BY_PINYIN } from "../page/search-by-pinyin.js";
import { DayField } from "./day-field.js";
import { DivisionSelect } from "./division-select.js";
import "./catalogue-fields.css";

/** Where the values of the form stand in antd's: the server's paths `fields.<key>` fall on them. */
export const FIELDS = "fields";

interface CatalogueFieldsProps {
  form: CatalogueForm;
  subType: string | null;
  /** What stands beside the fields of a section, e.g. the minimum wage beside a pay. */
  beside?: (fields: readonly FormField[], values: FormValues) => ReactNode;
}

/** The fields of any form of the catalogue, within an antd form; values at `fields.<key>`, all of them texts. */
export function CatalogueFields({ form, subType, beside }: CatalogueFieldsProps) {
  const values: FormValues = Form.useWatch(FIELDS, { preserve: true }) ?? {};
  const antd = Form.useFormInstance();
  // Some questions are asked only where the server found a reason to.
  const isAsked = ({ key, onProblem }: FormField) =>
    !onProblem || Boolean(values[key]) || antd.getFieldError([FIELDS, key]).length > 0;
  return sectionsShown(form, subType).map(({ title, fields }) => (
    <fieldset className="catalogue-section" key={title}>
      <legend>{title}</legend>
      <div className="catalogue-fields">
        {fields.filter(isAsked).map((field) => (
          <FieldItem key={field.key} form={form} field={field} mandatory={isMandatory(field, values)} />
        ))}
        {beside?.(fields, values)}
      </div>
    </fieldset>
  ));
}

interface FieldItemProps {
  form: CatalogueForm;
  field: FormField;
  mandatory: boolean;
}

function FieldItem({ form, field, mandatory }: FieldItemProps) {
  return (
    <Form.Item
      name={[FIELDS, field.key]}
      label={field.label}
      className={field.kind === "LONG_TEXT" ? "catalogue-wide" : undefined}
      extra={field.help}
      required={mandatory}
      validateTrigger="onBlur"
      rules={[{ validator: (_, value: unknown) => checked(field, mandatory, value) }]}
    >
      {control(form, field)}
    </Form.Item>
  );
}

function control(form: CatalogueForm, field: FormField) {
  switch (field.kind) {
    case "CODE":
      return (
        <Select
          allowClear
          placeholder="请选择"
          showSearch={SEARCH_BY_PINYIN}
          options={optionsOf(form, field).map(({ code, label, pinyin }) => ({ value: code, label, pinyin }))}
        />
      );
    case "DIVISION":
      return <DivisionSelect />;
    case "MONTH":
    case "DATE":
      return <DayField picker={field.kind === "MONTH" ? "month" : "date"} />;
    case "YES_NO":
      return (
        <Radio.Group
          options={[
            { value: "YES", label: "是" },
            { value: "NO", label: "否" },
          ]}
        />
      );
    case "LONG_TEXT":
      return <Input.TextArea rows={3} showCount={{ formatter: ({ value }) => counted(field, value) }} />;
    default:
      return <Input autoComplete="off" />;
  }
}

function counted({ maxLength }: FormField, value: string): string {
  return `${lengthOf(value)}/${maxLength}`;
}

/** What is missing or too long is said at once; the server checks the rest. */
async function checked(field: FormField, mandatory: boolean, value: unknown): Promise<void> {
  const length = typeof value === "string" ? lengthOf(value.trim()) : 0;
  if (length === 0 && mandatory) throw new Error(whatToFill(field));
  if (length > field.maxLength) {
    throw new Error(`${field.label}最多${field.maxLength}个字，您填写了${length}个字，请删减`);
  }
  await Promise.resolve();
}
