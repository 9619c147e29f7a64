import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Checkbox, Form, Input } from "antd";
import { ReleaseEmployerAccountDocument } from "../gql/graphql.js";
import type { Employer, EmployerAccount } from "./employer-documents.js";

interface ReleaseDialogProps {
  employer: Employer;
  account: EmployerAccount;
  onClose(): void;
}

interface Values {
  mobile: string;
  proof: string;
  identityChecked?: boolean;
}

/** 更换手机号码 of an account whose number is lost (P-12). */
export function ReleaseDialog({ employer, account, onClose }: ReleaseDialogProps) {
  const [form] = Form.useForm<Values>();
  const act = useFormAct(ReleaseEmployerAccountDocument, form, {
    done: "手机号码已更换，请本人用验证码登录并重新设置密码",
    after: onClose,
    refetch: "screen",
  });
  return (
    <FormDialog
      title={`更换手机号码：${account.name}`}
      width={540}
      okText="已核验身份，确认更换"
      danger
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ mobile, proof, identityChecked = false }) =>
        act.send({ input: { accountId: account.id, mobile, proof, identityChecked } })
      }
      onClose={onClose}
    >
      <p className="dialog-text">
        用于「{employer.name}
        」的账号本人原手机号码已停用、无法接收验证码的情形。更换后该账号立即退出登录，原密码和邮箱失效，原号码会收到通知。
      </p>
      <Form.Item
        name="mobile"
        label="新手机号码"
        rules={[{ required: true, whitespace: true, message: "请填写新手机号码" }]}
      >
        <Input autoComplete="off" inputMode="tel" maxLength={11} />
      </Form.Item>
      <Form.Item
        name="proof"
        label="核验方式"
        extra="例如：单位公函和本人身份证件扫描件，回拨单位总机核实"
        rules={[{ required: true, whitespace: true, message: "请填写核验方式" }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="identityChecked" valuePropName="checked">
        <Checkbox>已核验账号本人的身份证件和单位证明</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
