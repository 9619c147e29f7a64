import { useMutation, useQuery } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Form, Modal, Select } from "antd";
import { useState } from "react";
import { graphql } from "../gql/index.js";
import { ReviewPageQuery } from "./review-documents.js";

const AmendableCodesQuery = graphql(`
  query AmendableCodes($cohort: Int!) {
    natures: catalogue(name: EMPLOYER_NATURE, cohort: $cohort) {
      code
      label
    }
    industries: catalogue(name: INDUSTRY, cohort: $cohort) {
      code
      label
    }
    categories: catalogue(name: JOB_CATEGORY, cohort: $cohort) {
      code
      label
    }
  }
`);

const AmendAgreementMutation = graphql(`
  mutation AmendAgreement($recordId: ID!, $natureCode: String, $industryCode: String, $categoryCode: String) {
    amendAgreement(
      recordId: $recordId
      natureCode: $natureCode
      industryCode: $industryCode
      categoryCode: $categoryCode
    ) {
      __typename
      ... on AgreementChanged {
        agreement {
          id
        }
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

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
  const { message } = App.useApp();
  const [form] = Form.useForm<AmendableCodes>();
  const { data, error, loading: reading } = useQuery(AmendableCodesQuery, { variables: { cohort } });
  const [amend, { loading }] = useMutation(AmendAgreementMutation, {
    refetchQueries: [ReviewPageQuery],
    awaitRefetchQueries: true,
  });
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (wanted: AmendableCodes) => {
    setProblem(null);
    const changed = fields.filter(({ name }) => wanted[name] !== current[name]);
    if (changed.length === 0) return setProblem("各项均与当前内容相同，无需修改。");
    const codes = Object.fromEntries(changed.map(({ name }) => [name, wanted[name]]));
    try {
      const answer = await amend({ variables: { recordId, ...codes } });
      const refusal = refusalOf(answer.data?.amendAgreement);
      if (!refusal) {
        message.success(`${changed.map(({ label }) => label).join("、")}已修改，将通知毕业生`);
        return onClose();
      }
      const atFields = fields.filter(({ name }) => refusal.fields[name]);
      form.setFields(atFields.map(({ name }) => ({ name, errors: [refusal.fields[name] ?? ""] })));
      if (atFields.length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Modal
      open
      title="修改签约信息"
      width={520}
      okText="确认修改"
      confirmLoading={loading}
      okButtonProps={{ disabled: !data }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {(problem ?? error) && (
        <Alert
          type="error"
          showIcon
          title={problem ?? explainFailure(error).message}
          className="form-problem"
          role="alert"
        />
      )}
      <p className="muted dialog-text">
        签约完成后仅可修改单位性质、单位行业和职位类别。修改后将通知毕业生并同步至就业管理系统，已签发的就业协议书不变。
      </p>
      <Form form={form} layout="vertical" initialValues={current} onFinish={submit}>
        {fields.map(({ name, label, table }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[{ required: true, message: `请选择${label}` }]}
          >
            <Select
              loading={reading && !data}
              disabled={!data}
              showSearch={{ optionFilterProp: "label" }}
              options={data?.[table].map(({ code, label: text }) => ({ value: code, label: text })) ?? []}
            />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
