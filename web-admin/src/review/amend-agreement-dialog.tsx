import { useQuery } from "@apollo/client/react";
import { explainFailure } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Select } from "antd";
import { AmendAgreementDocument, AmendableCodesDocument } from "../gql/graphql.js";
import { choicesOf } from "../lists/filter-options.js";

/** What may be amended, under the names of the mutation's arguments. */
export interface AmendableCodes {
  natureCode: string;
  industryCode: string;
  categoryCode: string;
}

interface AmendAgreementDialogProps {
  recordId: string;
  cohort: number;
  current: AmendableCodes;
  onClose(): void;
}

const fields = [
  { name: "natureCode", label: "单位性质", table: "natures" },
  { name: "industryCode", label: "单位行业", table: "industries" },
  { name: "categoryCode", label: "职位类别", table: "categories" },
] as const;

/** 修改签约信息 (F-35, F-42): the three things that may change after an offline or paper agreement is signed. */
export function AmendAgreementDialog({ recordId, cohort, current, onClose }: AmendAgreementDialogProps) {
  const [form] = Form.useForm<AmendableCodes>();
  const { data, error, loading } = useQuery(AmendableCodesDocument, { variables: { cohort } });
  const changedIn = (wanted: AmendableCodes) => fields.filter(({ name }) => wanted[name] !== current[name]);
  const amend = useFormAct(AmendAgreementDocument, form, {
    done: () => {
      const changed = changedIn(form.getFieldsValue()).map(({ label }) => label);
      return `${changed.join("、")}已修改，将通知毕业生`;
    },
    after: onClose,
    refetch: "screen",
  });
  const submit = async (wanted: AmendableCodes) => {
    const changed = changedIn(wanted);
    if (changed.length === 0) return amend.setProblem("各项均与当前内容相同，无需修改。");
    await amend.send({ recordId, ...Object.fromEntries(changed.map(({ name }) => [name, wanted[name]])) });
  };
  return (
    <FormDialog
      title="修改签约信息"
      width={520}
      okText="确认修改"
      closed={!data}
      form={form}
      problem={amend.problem ?? (error ? explainFailure(error).message : null)}
      running={amend.running}
      initialValues={current}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted dialog-text">
        签约完成后仅可修改单位性质、单位行业和职位类别。修改后将通知毕业生并同步至就业管理系统，已签发的就业协议书不变。
      </p>
      {fields.map(({ name, label, table }) => (
        <Form.Item
          key={name}
          name={name}
          label={label}
          rules={[{ required: true, message: `请选择${label}` }]}
        >
          <Select
            loading={loading && !data}
            disabled={!data}
            showSearch={{ optionFilterProp: "label" }}
            options={choicesOf(data?.[table]) ?? []}
          />
        </Form.Item>
      ))}
    </FormDialog>
  );
}
