import { useMutation, useQuery } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Checkbox, Form, Input, Modal } from "antd";
import { useState } from "react";
import { ReviewPageQuery } from "../review/review-documents.js";
import {
  type EmployerMark,
  MarkEmployerMutation,
  OwnEmployerMarksQuery,
  WarningCategoriesQuery,
} from "./warning-documents.js";

type MarkValues = Pick<EmployerMark, "uscc" | "employerName" | "categories" | "reason">;

interface MarkDialogProps {
  /** The own school's mark that is changed, or the employer that a record names; neither: any employer. */
  of: EmployerMark | Pick<EmployerMark, "uscc" | "employerName"> | null;
  onClose(): void;
}

/** 标记预警单位 (F-75). */
export function MarkDialog({ of, onClose }: MarkDialogProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<MarkValues>();
  const categories = useQuery(WarningCategoriesQuery);
  const [mark, { loading }] = useMutation(MarkEmployerMutation, {
    refetchQueries: [OwnEmployerMarksQuery, ReviewPageQuery],
    awaitRefetchQueries: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const marked = of !== null && "id" in of;

  const submit = async (values: MarkValues) => {
    setProblem(null);
    try {
      const result = (await mark({ variables: { input: values } })).data?.markEmployer;
      if (result?.__typename === "EmployerMark") {
        message.success(marked ? "预警信息已修改" : "已标记为预警单位");
        return onClose();
      }
      const refusal = refusalOf(result);
      if (!refusal) return;
      const fields = Object.entries(refusal.fields);
      form.setFields(fields.map(([name, text]) => ({ name: name as keyof MarkValues, errors: [text] })));
      if (fields.length === 0) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Modal
      open
      title={marked ? "修改预警信息" : "标记预警单位"}
      width={560}
      okText="确认"
      confirmLoading={loading}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <p className="muted dialog-text">
        预警信息向本校毕业生和审核人员显示，不影响签约和审核；有5所及以上学校标记同一单位时，向全平台显示。
      </p>
      <Form form={form} layout="vertical" initialValues={of ?? {}} onFinish={submit}>
        <Form.Item
          name="employerName"
          label="单位名称"
          rules={[{ required: true, whitespace: true, message: "请填写单位全称" }]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item
          name="uscc"
          label="统一社会信用代码"
          rules={[{ required: true, whitespace: true, message: "请填写统一社会信用代码" }]}
        >
          <Input autoComplete="off" maxLength={18} disabled={of !== null} />
        </Form.Item>
        <Form.Item
          name="categories"
          label="预警类别"
          rules={[{ required: true, message: "请选择至少一项预警类别" }]}
        >
          <Checkbox.Group
            options={categories.data?.catalogue.map(({ code, label }) => ({ value: code, label })) ?? []}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label="预警原因"
          rules={[{ required: true, whitespace: true, message: "请填写预警原因" }]}
        >
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
