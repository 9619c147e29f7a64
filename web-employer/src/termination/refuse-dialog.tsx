import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Alert, App, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useAct } from "../app/use-act.js";
import { graphql } from "../gql/index.js";
import { LONGEST_TEXT } from "./text.js";

const RefuseTerminationDocument = graphql(`
  mutation RefuseTermination($id: ID!, $reason: String!) {
    refuseTermination(id: $id, reason: $reason) {
      ... on RecordChanged {
        record {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);

/** 拒绝解约, with the reason that the other side reads (F-50). */
export function RefuseDialog({ id, close }: { id: string; close: () => void }) {
  const { message } = App.useApp();
  const client = useApolloClient();
  const [refuse, running] = useAct(RefuseTerminationDocument);
  const [form] = Form.useForm<{ reason: string }>();
  const [refused, setRefused] = useState<string | null>(null);

  const submit = async (values: { reason: string }): Promise<void> => {
    const answer = await refuse({ id, reason: values.reason });
    if (!answer) return;
    const refusal = refusalOf(answer.refuseTermination);
    if (refusal) return setRefused(refusal.message);
    void message.success("已拒绝解约，就业协议继续有效");
    close();
    await client.refetchQueries({ include: "active" }).catch(() => undefined); // each query shows its own failure
  };

  return (
    <Modal
      open
      title="拒绝解约"
      okText="确认拒绝"
      okButtonProps={{ danger: true }}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={close}
      width={520}
    >
      {refused && <Alert type="error" showIcon title={refused} className="dialog-problem" role="alert" />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item
          name="reason"
          label="拒绝原因（学生可见）"
          rules={[{ required: true, whitespace: true, message: "请填写拒绝解约的原因" }]}
        >
          <Input.TextArea rows={4} maxLength={LONGEST_TEXT} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
