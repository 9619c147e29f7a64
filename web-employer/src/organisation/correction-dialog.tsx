import { FilesField, FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input } from "antd";
import { type OwnCorrectionFragment, SubmitCorrectionDocument } from "../gql/graphql.js";

interface CorrectionDialogProps {
  recordId: string;
  /** What stands there already; null: just begun. */
  correction: OwnCorrectionFragment | null;
  close(): void;
}

interface Values {
  newName?: string;
  newUscc?: string;
  reason?: string;
  uploadIds?: string[];
}

/** 申请变更 (F-73): name, code or both, with the papers that prove it. */
export function CorrectionDialog({ recordId, correction, close }: CorrectionDialogProps) {
  const [form] = Form.useForm<Values>();
  const there = correction?.uploads ?? [];
  const act = useFormAct(SubmitCorrectionDocument, form, {
    done: "变更申请已提交，等待平台审核",
    after: close,
    refetch: "screen",
  });
  const send = ({ newName, newUscc, reason, uploadIds = [] }: Values) =>
    act.send({
      id: recordId,
      form: {
        newName: newName ?? null,
        newUscc: newUscc ?? null,
        reason: reason ?? null,
        uploadIds: [...there.map(({ id }) => id), ...uploadIds],
      },
    });
  const { newName, newUscc, reason } = correction?.form ?? {};
  return (
    <FormDialog
      title="申请变更单位名称或统一社会信用代码"
      okText="提交审核"
      width={620}
      form={form}
      initialValues={{ newName: newName ?? "", newUscc: newUscc ?? "", reason: reason ?? "" }}
      running={act.running}
      problem={act.problem}
      onSubmit={send}
      onClose={close}
    >
      <p className="dialog-intro">只填写需要变更的项目。审核通过后，此后发出的邀请使用变更后的信息。</p>
      <Form.Item name="newName" label="变更后的单位名称" extra="单位全称，与变更后的证照一致">
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="newUscc" label="变更后的统一社会信用代码">
        <Input autoComplete="off" maxLength={18} />
      </Form.Item>
      <Form.Item
        name="reason"
        label="变更原因"
        rules={[{ required: true, whitespace: true, message: "请填写变更原因" }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      {there.length > 0 && (
        <p className="muted">已上传：{there.map(({ fileName }) => fileName).join("、")}</p>
      )}
      <Form.Item name="uploadIds" label="证明材料">
        <FilesField
          recordId={recordId}
          purpose="CORRECTION_PROOF"
          label="上传材料"
          note="变更后的证照、登记机关的变更通知书，图片或 PDF"
        />
      </Form.Item>
    </FormDialog>
  );
}
