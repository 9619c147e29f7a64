import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input } from "antd";
import { JoinPersonsDocument } from "../gql/graphql.js";

interface JoinPersonsDialogProps {
  graduate: { id: string; name: string };
  onClose(): void;
}

/** 关联另一证件: two documents that are one person's, both seen by the school (F-01b). */
export function JoinPersonsDialog({ graduate, onClose }: JoinPersonsDialogProps) {
  const [form] = Form.useForm<{ documentNumber: string; name: string }>();
  const act = useFormAct(JoinPersonsDocument, form, {
    done: "已关联，该生登录后可在「当前身份」中看到两份证件下的全部信息",
    after: onClose,
    refetch: "screen",
  });
  return (
    <FormDialog
      title={`关联另一证件：${graduate.name}`}
      width={520}
      okText="已核验两份证件，确认关联"
      form={form}
      problem={act.problem}
      running={act.running}
      initialValues={{ name: graduate.name }}
      onSubmit={({ documentNumber, name }) => act.send({ id: graduate.id, documentNumber, name })}
      onClose={onClose}
    >
      <p className="dialog-text">
        用于同一学生的生源信息登记在两份证件下的情形，如护照到期换发。须核验学生本人的两份证件原件。关联后两份证件下的生源信息、签约和去向记录归于同一账号，操作记入审计日志并通知学生，不能自行撤销；两份证件各有账号的，账号不能合并，须先解除其中一个。
      </p>
      <Form.Item
        name="documentNumber"
        label="另一证件的号码"
        rules={[{ required: true, whitespace: true, message: "请填写另一证件的号码" }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="name"
        label="另一证件登记的姓名"
        rules={[{ required: true, whitespace: true, message: "请填写该证件登记的姓名" }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
