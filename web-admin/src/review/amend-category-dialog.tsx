import { useMutation, useQuery } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Form, Modal, Select } from "antd";
import { useState } from "react";
import { graphql } from "../gql/index.js";
import { ReviewPageQuery } from "./review-documents.js";

const JobCategoriesQuery = graphql(`
  query JobCategories($cohort: Int!) {
    catalogue(name: JOB_CATEGORY, cohort: $cohort) {
      code
      label
    }
  }
`);

const AmendJobCategoryMutation = graphql(`
  mutation AmendJobCategory($recordId: ID!, $categoryCode: String!) {
    amendJobCategory(recordId: $recordId, categoryCode: $categoryCode) {
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

interface AmendCategoryDialogProps {
  recordId: string;
  cohort: number;
  current: { code: string; label: string };
  onClose(): void;
}

/** 修改职位类别 (F-28): the one thing that may change after signing. */
export function AmendCategoryDialog({ recordId, cohort, current, onClose }: AmendCategoryDialogProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ categoryCode: string }>();
  const { data, loading: reading } = useQuery(JobCategoriesQuery, { variables: { cohort } });
  const [amend, { loading }] = useMutation(AmendJobCategoryMutation, {
    refetchQueries: [ReviewPageQuery],
    awaitRefetchQueries: true,
  });
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async ({ categoryCode }: { categoryCode: string }) => {
    setProblem(null);
    try {
      const answer = await amend({ variables: { recordId, categoryCode } });
      const refusal = refusalOf(answer.data?.amendJobCategory);
      if (!refusal) {
        message.success("职位类别已修改，将通知毕业生");
        onClose();
        return;
      }
      const [atField] = Object.values(refusal.fields);
      if (atField) form.setFields([{ name: "categoryCode", errors: [atField] }]);
      else setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Modal
      open
      title="修改职位类别"
      width={480}
      okText="确认修改"
      confirmLoading={loading}
      onOk={form.submit}
      onCancel={onClose}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <p className="muted dialog-text">
        签约完成后仅可修改职位类别。修改后将通知毕业生并同步至就业管理系统，已签发的就业协议书不变。
      </p>
      <p className="dialog-text">
        当前职位类别：<b>{current.label}</b>
      </p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="categoryCode" label="修改为" rules={[{ required: true, message: "请选择职位类别" }]}>
          <Select
            placeholder="请选择"
            loading={reading && !data}
            showSearch={{ optionFilterProp: "label" }}
            options={data?.catalogue
              .filter(({ code }) => code !== current.code)
              .map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
