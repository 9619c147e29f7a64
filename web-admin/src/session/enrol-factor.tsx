import { isSuccess, useAct } from "@gd/web-kit";
import { useFormAct } from "@gd/web-kit/desk";
import { Alert, Button, Checkbox, Form, Input, QRCode, Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { BeginFactorDocument, ConfirmFactorDocument } from "../gql/graphql.js";
import type { Entered } from "./entered.js";
import "./enrol-factor.css";

interface EnrolFactorProps {
  /** Of a sign-in that waits for it; null for whoever is signed in. */
  ticket: string | null;
  after: (entered: Entered) => Promise<void> | void;
}

interface Begun {
  secret: string;
  uri: string;
  recoveryCodes: readonly string[];
}

/** Binds an authenticator: picture, recovery codes, and the first code, with which it counts (P-13). */
export function EnrolFactor({ ticket, after }: EnrolFactorProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const beginning = useAct(BeginFactorDocument, { refusal: "here", failure: "here" });
  const asked = useRef(false);
  useEffect(() => {
    // Each begins another one: the picture on the screen must stay the one that counts.
    if (asked.current) return;
    asked.current = true;
    void beginning.send({ ticket }).then((outcome) => {
      if (outcome.kind === "done" && isSuccess(outcome.answer)) setBegun(outcome.answer);
    });
  });
  if (beginning.message) return <Alert type="error" showIcon title={beginning.message} role="alert" />;
  return begun ? <Enrolment begun={begun} ticket={ticket} after={after} /> : <Spin />;
}

function Enrolment({ begun, ticket, after }: EnrolFactorProps & { begun: Begun }) {
  const [form] = Form.useForm<{ code: string; kept: boolean }>();
  const act = useFormAct(ConfirmFactorDocument, form, { after });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => void act.send({ ticket, code })}
    >
      <ol className="enrol-steps">
        <li>
          用手机上的身份验证器（如「腾讯身份验证器」小程序、Microsoft Authenticator）扫描二维码：
          <QRCode value={begun.uri} size={168} bordered={false} />
          <span className="muted">不能扫描时，请手动输入密钥：</span>
          <code className="enrol-secret">{begun.secret}</code>
        </li>
        <li>
          保存恢复码。手机丢失时，每个恢复码可代替验证码使用一次，本页关闭后不再显示：
          <ul className="enrol-codes">
            {begun.recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </li>
      </ol>
      {act.problem && (
        <Alert type="error" showIcon title={act.problem} className="form-problem" role="alert" />
      )}
      <Form.Item
        name="kept"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, kept: boolean | undefined) => {
              if (!kept) throw new Error("请先保存恢复码");
            },
          },
        ]}
      >
        <Checkbox>我已保存恢复码</Checkbox>
      </Form.Item>
      <Form.Item
        name="code"
        label="身份验证器显示的6位验证码"
        rules={[{ required: true, whitespace: true, message: "请输入验证码" }]}
      >
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={act.running}>
        完成绑定
      </Button>
    </Form>
  );
}
