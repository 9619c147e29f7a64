import { useApolloClient, useQuery } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Alert, App, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { useAct } from "../app/use-act.js";
import { graphql } from "../gql/index.js";
import { Attachments, useAttachments } from "./attachments.js";
import { LONGEST_TEXT } from "./text.js";

const TerminationReasonsDocument = graphql(`
  query TerminationReasons {
    catalogue(name: TERMINATION_REASON) {
      code
      label
    }
  }
`);

const AskTerminationDocument = graphql(`
  mutation AskTermination($input: AskTerminationInput!) {
    askTermination(input: $input) {
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

interface Request {
  reasonCode: string;
  explanation: string;
}

/** 发起解约 (F-50): reason, explanation, attachments if wanted; the graduate answers. */
export function AskDialog({ agreementId, close }: { agreementId: string; close: () => void }) {
  const { message } = App.useApp();
  const client = useApolloClient();
  const [id] = useState(() => uuidv7());
  const [ask, running] = useAct(AskTerminationDocument);
  const { data, loading } = useQuery(TerminationReasonsDocument);
  const [form] = Form.useForm<Request>();
  const [refused, setRefused] = useState<string | null>(null);
  const attachments = useAttachments(agreementId);

  const submit = async (values: Request): Promise<void> => {
    if (attachments.pending) return setRefused("有附件尚未上传完成，请等待完成或移除后再提交");
    const input = { id, agreementId, ...values, uploadIds: attachments.ids };
    const answer = await ask({ input });
    if (!answer) return;
    const refusal = refusalOf(answer.askTermination);
    if (refusal) return setRefused(refusal.message);
    void message.success("已发起解约申请，等待学生应约");
    close();
    await client.refetchQueries({ include: "active" }).catch(() => undefined); // each query shows its own failure
  };

  return (
    <Modal
      open
      title="发起解约"
      okText="提交解约申请"
      okButtonProps={{ danger: true }}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={close}
      mask={{ closable: false }}
      width={600}
    >
      {refused && <Alert type="error" showIcon title={refused} className="dialog-problem" role="alert" />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="reasonCode" label="解约原因" rules={[{ required: true, message: "请选择解约原因" }]}>
          <Select
            loading={loading}
            placeholder="请选择"
            options={data?.catalogue.map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
        <Form.Item
          name="explanation"
          label="解约说明（学生及学校可见）"
          rules={[{ required: true, whitespace: true, message: "请填写解约说明" }]}
        >
          <Input.TextArea rows={4} maxLength={LONGEST_TEXT} showCount />
        </Form.Item>
        <Form.Item label="附件（选填）">
          <Attachments attachments={attachments} />
        </Form.Item>
        <p className="cell-note">
          学生同意后，由学校（学院）审核；审核通过后就业协议解除。学生应约前，您可撤回申请。
        </p>
      </Form>
    </Modal>
  );
}
