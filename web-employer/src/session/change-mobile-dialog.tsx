import { MOBILE_CHANGED, type MobileChangeBegun } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input } from "antd";
import { useState } from "react";
import { BeginMobileChangeDocument, ChangeMobileDocument } from "../gql/graphql.js";

/** 更换手机号码: with a code to the present number and one to the new one (P-12). */
export function ChangeMobileDialog({ close }: { close: () => void }) {
  const [begun, setBegun] = useState<MobileChangeBegun | null>(null);
  return begun ? <TwoCodes begun={begun} close={close} /> : <NewNumber onBegun={setBegun} close={close} />;
}

function NewNumber({ onBegun, close }: { onBegun: (begun: MobileChangeBegun) => void; close: () => void }) {
  const [form] = Form.useForm<{ mobile: string }>();
  const act = useFormAct(BeginMobileChangeDocument, form, { after: onBegun });
  return (
    <FormDialog
      title="更换手机号码"
      width={420}
      okText="获取验证码"
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ mobile }) => act.send({ mobile })}
      onClose={close}
    >
      <p className="dialog-text">验证码同时发送到原手机号码和新手机号码。</p>
      <Form.Item
        name="mobile"
        label="新手机号码"
        rules={[{ required: true, whitespace: true, message: "请输入新手机号码" }]}
      >
        <Input inputMode="tel" autoComplete="tel" maxLength={20} />
      </Form.Item>
    </FormDialog>
  );
}

function TwoCodes({ begun, close }: { begun: MobileChangeBegun; close: () => void }) {
  const [form] = Form.useForm<{ oldCode: string; newCode: string }>();
  const act = useFormAct(ChangeMobileDocument, form, { done: MOBILE_CHANGED, after: close });
  const { oldTicket, newTicket } = begun;
  return (
    <FormDialog
      title="更换手机号码"
      width={420}
      okText="确认更换"
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={(codes) => act.send({ input: { oldTicket, newTicket, ...codes } })}
      onClose={close}
    >
      <CodeItem name="oldCode" label="原手机号码收到的验证码" />
      <CodeItem name="newCode" label={`新手机号码（${begun.newSentTo}）收到的验证码`} />
    </FormDialog>
  );
}

function CodeItem({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: "请输入短信验证码" }]}>
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
    </Form.Item>
  );
}
