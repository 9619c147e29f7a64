import { useQuery } from "@apollo/client/react";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Checkbox, Form, Input } from "antd";
import { MarkEmployerDocument, WarningCategoriesDocument } from "../gql/graphql.js";
import { choicesOf } from "../lists/filter-options.js";
import type { EmployerMark } from "./warning-documents.js";

type MarkValues = Pick<EmployerMark, "uscc" | "employerName" | "categories" | "reason">;

interface MarkDialogProps {
  /** The own school's mark that is changed, or the employer that a record names; neither: any employer. */
  of: EmployerMark | Pick<EmployerMark, "uscc" | "employerName"> | null;
  onClose(): void;
}

/** 标记预警单位 (F-75). */
export function MarkDialog({ of, onClose }: MarkDialogProps) {
  const [form] = Form.useForm<MarkValues>();
  const categories = useQuery(WarningCategoriesDocument);
  const marked = of !== null && "id" in of;
  const mark = useFormAct(MarkEmployerDocument, form, {
    done: marked ? "预警信息已修改" : "已标记为预警单位",
    after: onClose,
    refetch: "screen",
  });
  return (
    <FormDialog
      title={marked ? "修改预警信息" : "标记预警单位"}
      width={560}
      okText="确认"
      form={form}
      problem={mark.problem}
      running={mark.running}
      initialValues={of ?? {}}
      onSubmit={(input) => mark.send({ input })}
      onClose={onClose}
    >
      <p className="muted dialog-text">
        预警信息向本校毕业生和审核人员显示，不影响签约和审核；有5所及以上学校标记同一单位时，向全平台显示。
      </p>
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
        <Checkbox.Group options={choicesOf(categories.data?.catalogue) ?? []} />
      </Form.Item>
      <Form.Item
        name="reason"
        label="预警原因"
        rules={[{ required: true, whitespace: true, message: "请填写预警原因" }]}
      >
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}
