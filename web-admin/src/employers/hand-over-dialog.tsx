import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Checkbox, Form, Input, Radio, Select } from "antd";
import { HandOverPersonInChargeDocument } from "../gql/graphql.js";
import type { Employer } from "./employer-documents.js";

interface HandOverDialogProps {
  employer: Employer;
  onClose(): void;
}

interface Values {
  to: "account" | "new";
  accountId?: string;
  name?: string;
  mobile?: string;
  letter: string;
  letterChecked?: boolean;
}

/** 更换网签负责人 (F-76): to an account of the employer, or to somebody who gets one; by a new letter. */
export function HandOverDialog({ employer, onClose }: HandOverDialogProps) {
  const [form] = Form.useForm<Values>();
  const colleagues = employer.accounts.filter(({ inCharge, disabled }) => !inCharge && !disabled);
  const to = Form.useWatch("to", form) ?? (colleagues.length > 0 ? "account" : "new");
  const act = useFormAct(HandOverPersonInChargeDocument, form, {
    done: "网签负责人已更换",
    after: onClose,
    refetch: "screen",
  });
  const send = ({ accountId, name, mobile, letter, letterChecked = false }: Values) =>
    act.send({
      input: {
        id: employer.id,
        letter,
        letterChecked,
        ...(to === "account" ? { accountId: accountId ?? "" } : { name: name ?? "", mobile: mobile ?? "" }),
      },
    });
  return (
    <FormDialog
      title={`更换网签负责人：${employer.name}`}
      width={560}
      okText="确认更换"
      form={form}
      problem={act.problem}
      running={act.running}
      initialValues={{ to: colleagues.length > 0 ? "account" : "new" }}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="dialog-text">更换后，原负责人的账号保留为经办人，单位的全部账号收到通知。</p>
      <Form.Item name="to" label="新负责人">
        <Radio.Group
          options={[
            { value: "account", label: "本单位已有账号", disabled: colleagues.length === 0 },
            { value: "new", label: "尚无账号" },
          ]}
        />
      </Form.Item>
      {to === "account" ? (
        <Form.Item name="accountId" label="账号" rules={[{ required: true, message: "请选择账号" }]}>
          <Select
            options={colleagues.map(({ id, name, mobileMasked }) => ({
              value: id,
              label: `${name}（${mobileMasked}）`,
            }))}
          />
        </Form.Item>
      ) : (
        <>
          <Form.Item
            name="name"
            label="姓名"
            rules={[{ required: true, whitespace: true, message: "请填写新负责人的姓名" }]}
          >
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item
            name="mobile"
            label="手机号码"
            extra="新负责人用验证码登录并设置密码"
            rules={[{ required: true, whitespace: true, message: "请填写手机号码" }]}
          >
            <Input autoComplete="off" inputMode="tel" maxLength={11} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="letter"
        label="新网签授权书"
        extra="例如：2026年12月1日签署，加盖公章，12月1日邮件收到扫描件"
        rules={[{ required: true, whitespace: true, message: "请填写新授权书的日期和收到方式" }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="letterChecked" valuePropName="checked">
        <Checkbox>已核对加盖公章的网签授权书和新负责人的身份证件</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
