import { useQuery } from "@apollo/client/react";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Alert, Form, Input } from "antd";
import { MergeEmployersDocument, MergePreviewDocument } from "../gql/graphql.js";
import type { Employer } from "./employer-documents.js";

interface MergeDialogProps {
  employer: Employer;
  onClose(): void;
}

/** 并入其他单位: an organisation that was registered twice becomes one. */
export function MergeDialog({ employer, onClose }: MergeDialogProps) {
  const [form] = Form.useForm<{ intoUscc: string; reason: string }>();
  const typed = (Form.useWatch("intoUscc", form) ?? "").trim().toUpperCase();
  const act = useFormAct(MergeEmployersDocument, form, {
    done: "单位已合并",
    after: onClose,
    refetch: "screen",
  });
  return (
    <FormDialog
      title={`并入其他单位：${employer.name}`}
      width={580}
      okText="确认合并"
      danger
      form={form}
      problem={act.problem}
      running={act.running}
      initialValues={{ intoUscc: employer.duplicates[0]?.uscc ?? "" }}
      onSubmit={({ intoUscc, reason }) => act.send({ input: { id: employer.id, intoUscc, reason } })}
      onClose={onClose}
    >
      <p className="dialog-text">
        仅用于同一单位重复登记的情形，合并后不能撤销。账号、收藏、消息和签约记录转入要并入的单位，已发出的邀请和协议仍按原单位名称，原名称和代码可继续查询到。
      </p>
      <Form.Item
        name="intoUscc"
        label="要并入的单位的统一社会信用代码"
        rules={[{ required: true, whitespace: true, message: "请填写统一社会信用代码" }]}
      >
        <Input autoComplete="off" maxLength={18} />
      </Form.Item>
      {/^[0-9A-Z]{18}$/.test(typed) && <Preview id={employer.id} intoUscc={typed} />}
      <Form.Item
        name="reason"
        label="合并原因"
        rules={[{ required: true, whitespace: true, message: "请填写合并原因" }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}

function Preview({ id, intoUscc }: { id: string; intoUscc: string }) {
  const { data } = useQuery(MergePreviewDocument, { variables: { id, intoUscc } });
  const preview = data?.mergePreview;
  if (!preview) return null;
  if (preview.__typename !== "MergePreview") {
    return <Alert type="error" className="form-problem" title={preview.message} />;
  }
  const { into, accounts, records, favourites, refusal } = preview;
  return (
    <Alert
      type={refusal ? "error" : "info"}
      className="form-problem"
      title={`并入「${into.name}」：账号${accounts}个，签约记录${records}条，收藏${favourites}条`}
      description={refusal}
    />
  );
}
