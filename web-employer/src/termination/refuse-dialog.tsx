import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { LONGEST_TEXT } from "@gd/web-kit/sides";
import { Form, Input } from "antd";
import { RefuseTerminationDocument } from "../gql/graphql.js";

/** 拒绝解约, with the reason that the other side reads (F-50). */
export function RefuseDialog({ id, close }: { id: string; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const refuse = useFormAct(RefuseTerminationDocument, form, {
    done: "已拒绝解约，就业协议继续有效",
    after: close,
    refetch: "screen",
  });
  return (
    <FormDialog
      title="拒绝解约"
      okText="确认拒绝"
      danger
      width={520}
      form={form}
      running={refuse.running}
      problem={refuse.problem}
      onSubmit={({ reason }) => refuse.send({ id, reason })}
      onClose={close}
    >
      <Form.Item
        name="reason"
        label="拒绝原因（学生可见）"
        rules={[{ required: true, whitespace: true, message: "请填写拒绝解约的原因" }]}
      >
        <Input.TextArea rows={4} maxLength={LONGEST_TEXT} showCount autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
