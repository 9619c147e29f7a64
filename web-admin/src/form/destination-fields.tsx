import { useQuery } from "@apollo/client/react";
import { explainFailure } from "@gd/web-kit";
import { CatalogueFields, FIELDS, SEARCH_BY_PINYIN } from "@gd/web-kit/desk";
import { Alert, Form, Select, Spin } from "antd";
import {
  CatalogueFormFieldsFragmentDoc,
  DestinationFormDocument,
  type DestinationTypeFieldsFragment,
  DestinationTypeFieldsFragmentDoc,
  DestinationTypesDocument,
  type FormsOf,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { MinimumWage } from "./minimum-wage.js";
import "./form.css";

/** A destination within an antd form: what 修改去向 (F-62) sends. */
export interface DestinationValues {
  typeCode: string;
  subType?: string;
  [FIELDS]?: Record<string, string | undefined>;
}

interface DestinationFieldsProps {
  /** The graduate under review: they decide which types there are (F-64). */
  of: FormsOf;
}

/**
 * Type, sub-type and fields of a destination. When the type changes, what is filled in stays where the new type has the
 * same field.
 */
export function DestinationFields({ of }: DestinationFieldsProps) {
  const form = Form.useFormInstance<DestinationValues>();
  const typeCode = Form.useWatch("typeCode", form);
  const subType = Form.useWatch("subType", form);
  const { data, error, loading } = useQuery(DestinationTypesDocument, {
    variables: { of },
    fetchPolicy: "cache-first",
  });
  const types = readFragment(DestinationTypeFieldsFragmentDoc, data?.destinationTypes) ?? [];
  const type = types.find(({ code }) => code === typeCode);
  if (error) return <Alert type="error" showIcon title={explainFailure(error).message} role="alert" />;
  return (
    <>
      <div className="catalogue-fields">
        <Form.Item
          name="typeCode"
          label="毕业去向类型"
          extra={type?.help}
          rules={[{ required: true, message: "请选择毕业去向类型" }]}
        >
          <Select
            placeholder="请选择"
            loading={loading && !data}
            showSearch={SEARCH_BY_PINYIN}
            options={grouped(types)}
            onChange={() => form.setFieldValue("subType", undefined)}
          />
        </Form.Item>
        {type && type.subTypes.length > 0 && (
          <Form.Item
            name="subType"
            label={type.subTypeLabel}
            rules={[{ required: true, message: `请选择${type.subTypeLabel ?? "细分类别"}` }]}
          >
            <Select
              placeholder="请选择"
              options={type.subTypes.map(({ code, label }) => ({ value: code, label }))}
            />
          </Form.Item>
        )}
      </div>
      {typeCode && <FieldsOfType of={of} typeCode={typeCode} subType={subType ?? null} />}
    </>
  );
}

interface FieldsOfTypeProps extends DestinationFieldsProps {
  typeCode: string;
  subType: string | null;
}

function FieldsOfType({ of, typeCode, subType }: FieldsOfTypeProps) {
  const { data, error } = useQuery(DestinationFormDocument, {
    variables: { typeCode, of },
    fetchPolicy: "cache-first",
  });
  if (error) return <Alert type="error" showIcon title={explainFailure(error).message} role="alert" />;
  if (!data) return <Spin />;
  const form = readFragment(CatalogueFormFieldsFragmentDoc, data.destinationForm);
  if (!form) return null;
  return (
    <CatalogueFields
      form={form}
      subType={subType}
      beside={(fields, values) =>
        fields.some(({ key }) => key === "payAmount") && <MinimumWage values={values} />
      }
    />
  );
}

function grouped(types: readonly DestinationTypeFieldsFragment[]) {
  return [...new Set(types.map(({ groupLabel }) => groupLabel))].map((group) => ({
    label: group,
    options: types
      .filter(({ groupLabel }) => groupLabel === group)
      .map(({ code, label, pinyin }) => ({ value: code, label, pinyin })),
  }));
}
