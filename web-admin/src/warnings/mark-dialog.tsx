import { useMutation, useQuery } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-shared";
import { Alert, App, Checkbox, Form, Input, Modal, Spin } from "antd";
import { useState } from "react";
import type { EmployerMarkInput } from "../gql/graphql.js";
import { ReviewPageQuery } from "../review/review-documents.js";
import { MarkEmployerMutation, OwnEmployerMarksQuery, WarningCategoriesQuery } from "./warning-documents.js";

interface MarkDialogProps {
  /** What is known of the mark; with the code known the employer is fixed. */
  initial: Partial<EmployerMarkInput>;
  onClose(): void;
}

const longestReason = 500;
const fields = ["employerName", "uscc", "categories", "reason"] as const;

/** Marks an employer for the own school, or changes the mark that is there (F-75). */
export function MarkDialog({ initial, onClose }: MarkDialogProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<EmployerMarkInput>();
  const { data, error } = useQuery(WarningCategoriesQuery, { fetchPolicy: "cache-first" });
  const [mark, { loading }] = useMutation(MarkEmployerMutation, {
    refetchQueries: [OwnEmployerMarksQuery, ReviewPageQuery],
    awaitRefetchQueries: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const changes = Boolean(initial.categories);
  const fixed = Boolean(initial.uscc);

  const submit = async (input: EmployerMarkInput) => {
    setProblem(null);
    try {
      const answer = await mark({ variables: { input: { ...initial, ...input } } });
      const refusal = refusalOf(answer.data?.markEmployer);
      if (!refusal) {
        message.success(changes ? "预警已修改" : `已将“${input.employerName}”标记为预警单位`);
        return onClose();
      }
      const atFields = fields.filter((name) => refusal.fields[name]);
      form.setFields(atFields.map((name) => ({ name, errors: [refusal.fields[name] ?? ""] })));
      if (atFields.length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Modal
      open
      title={changes ? "修改预警" : "标记预警单位"}
      width={560}
      okText={changes ? "确认修改" : "确认标记"}
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
        预警将提示本校毕业生和审核人员，不影响签约和审核；被 5 所及以上学校预警的单位，将提示平台全部用户。
      </p>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
        <Form.Item
          name="employerName"
          label="单位名称"
          rules={[{ required: true, whitespace: true, message: "请填写单位全称" }]}
        >
          <Input autoComplete="off" disabled={fixed} />
        </Form.Item>
        <Form.Item
          name="uscc"
          label="统一社会信用代码"
          rules={[{ required: true, whitespace: true, message: "请填写统一社会信用代码" }]}
        >
          <Input autoComplete="off" disabled={fixed} />
        </Form.Item>
        <Form.Item
          name="categories"
          label="预警类别"
          rules={[{ required: true, type: "array", min: 1, message: "请选择至少一项预警类别" }]}
        >
          {data ? (
            <Checkbox.Group options={data.catalogue.map(({ code, label }) => ({ value: code, label }))} />
          ) : (
            <Spin size="small" />
          )}
        </Form.Item>
        <Form.Item
          name="reason"
          label="预警原因"
          rules={[
            { required: true, whitespace: true, message: "请填写预警原因" },
            { max: longestReason, message: `预警原因最多 ${longestReason} 个字，请删减` },
          ]}
        >
          <Input.TextArea rows={4} count={{ show: true, max: longestReason }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
