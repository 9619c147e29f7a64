import { useQuery } from "@apollo/client/react";
import { PortalFooter, platformName } from "@gd/web-kit";
import { NewPasswordFields, type NewPasswordValues, useFormAct, usePageTitle } from "@gd/web-kit/desk";
import { Alert, App, Button, Checkbox, ConfigProvider, Form, Input } from "antd";
import zhCN from "antd/locale/zh_CN";
import { useState } from "react";
import { Link } from "react-router";
import {
  NoticeToAgreeToDocument,
  RegisterEmployerDocument,
  SendEmployerCodeDocument,
} from "../gql/graphql.js";
import { theme } from "../parts/theme.js";
import { useSession } from "../session/session.js";
import "./onboarding.css";

interface Registration extends NewPasswordValues {
  mobile: string;
  code: string;
  agreed: boolean;
}

/** 单位注册: mobile number, code and password; the organisation is verified afterwards (F-70). Before the desk there is nothing of antd around. */
export default function RegisterPage() {
  usePageTitle("单位用户注册");
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <main className="sign-in">
          <header className="sign-in-header">
            <span className="shell-brand-name">{platformName}</span>
            <span className="shell-brand-side">用人单位</span>
          </header>
          <section className="onboarding-register">
            <h1>单位用户注册</h1>
            <p className="cell-note">
              由本单位负责线上签约的工作人员注册。注册后填写单位信息、上传材料，经平台审核通过，即可向毕业生发起签约邀请。
            </p>
            <RegisterForm />
            <p>
              <Link to="/">已有账号，返回登录</Link>
            </p>
          </section>
          <PortalFooter />
        </main>
      </App>
    </ConfigProvider>
  );
}

function RegisterForm() {
  const { enter } = useSession();
  const [form] = Form.useForm<Registration>();
  const [sent, setSent] = useState<{ ticket: string; sentTo: string | null } | null>(null);
  const { data } = useQuery(NoticeToAgreeToDocument, { fetchPolicy: "cache-first" });
  const version = data?.portalText?.version ?? null;
  const asking = useFormAct(SendEmployerCodeDocument, form, {
    after: ({ ticket, sentTo }) => setSent({ ticket, sentTo: sentTo ?? null }),
  });
  const act = useFormAct(RegisterEmployerDocument, form, {
    after: () => enter(),
    nameOf: (path) => [path === "consentTo" ? "agreed" : path],
  });
  const ask = async () => {
    const { mobile } = await form.validateFields(["mobile"]);
    await asking.send({ mobile: mobile.trim() });
  };
  const submit = ({ code, password }: Registration) => {
    if (!sent) return form.setFields([{ name: "code", errors: ["请先获取短信验证码"] }]);
    void act.send({ ticket: sent.ticket, code: code.trim(), password, consentTo: version });
  };
  const problem = act.problem ?? asking.problem;
  return (
    <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={submit}>
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <Form.Item
        name="mobile"
        label="手机号码"
        rules={[{ required: true, whitespace: true, message: "请输入手机号码" }]}
      >
        <Input autoComplete="username" inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item
        label="短信验证码"
        htmlFor="register-code"
        extra={sent ? `验证码已发送至 ${sent.sentTo ?? ""}，5分钟内有效` : "验证码5分钟内有效"}
      >
        <div className="onboarding-code">
          <Form.Item
            name="code"
            noStyle
            rules={[{ required: true, whitespace: true, message: "请输入收到的验证码" }]}
          >
            <Input id="register-code" autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
          </Form.Item>
          <Button loading={asking.running} onClick={() => void ask().catch(() => undefined)}>
            {sent ? "重新获取" : "获取验证码"}
          </Button>
        </div>
      </Form.Item>
      <NewPasswordFields />
      <Form.Item
        name="agreed"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, agreed: boolean | undefined) => {
              if (!agreed) throw new Error("请先阅读并勾选同意《个人信息保护说明》");
            },
          },
        ]}
      >
        <Checkbox>
          我已阅读并同意
          <a href="/portal/privacy" target="_blank" rel="noreferrer">
            《个人信息保护说明》
          </a>
        </Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={act.running}>
        立即开通
      </Button>
    </Form>
  );
}
