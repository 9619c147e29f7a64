import { useQuery } from "@apollo/client/react";
import { useRecordFiles } from "@gd/web-kit";
import { FilesList, FormDialog, useFormAct } from "@gd/web-kit/desk";
import { LONGEST_TEXT } from "@gd/web-kit/sides";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { AskTerminationDocument, TerminationReasonsDocument } from "../gql/graphql.js";

interface Request {
  reasonCode: string;
  explanation: string;
}

/** 发起解约 (F-50): reason, explanation, attachments if wanted; the graduate answers. */
export function AskDialog({ agreementId, close }: { agreementId: string; close: () => void }) {
  const [id] = useState(() => uuidv7());
  const [form] = Form.useForm<Request>();
  const ask = useFormAct(AskTerminationDocument, form, {
    done: "已发起解约申请，等待学生应约",
    after: close,
    refetch: "screen",
  });
  const { data, loading } = useQuery(TerminationReasonsDocument);
  const attachments = useRecordFiles(agreementId, "TERMINATION_ATTACHMENT");

  const submit = async (values: Request): Promise<void> => {
    if (attachments.busy) return ask.setProblem("有附件尚未上传完成，请等待完成或移除后再提交");
    await ask.send({ input: { id, agreementId, ...values, uploadIds: [...attachments.ids] } });
  };

  return (
    <FormDialog
      title="发起解约"
      okText="提交解约申请"
      danger
      width={600}
      form={form}
      running={ask.running}
      problem={ask.problem}
      onSubmit={submit}
      onClose={close}
    >
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
        <FilesList
          files={attachments}
          label="选择文件"
          note="支持 JPG、PNG、WebP 图片或 PDF 文件，每个不超过 10 MB。"
        />
      </Form.Item>
      <p className="cell-note">
        学生同意后，由学校（院系）审核；审核通过后就业协议解除。学生应约前，您可撤回申请。
      </p>
    </FormDialog>
  );
}
