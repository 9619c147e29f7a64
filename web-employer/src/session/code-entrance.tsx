import { CODE_SENT } from "@gd/web-kit";
import { NewPasswordFields, type NewPasswordValues, useFormAct } from "@gd/web-kit/desk";
import { Alert, App, Button, ConfigProvider, Form, Input } from "antd";
import zhCN from "antd/locale/zh_CN";
import { useState } from "react";
import {
  type CodePurpose,
  ResetPasswordDocument,
  SendCodeDocument,
  SignInEmployerByCodeDocument,
} from "../gql/graphql.js";
import { theme } from "../parts/theme.js";
import { LOST_CONTACT } from "./lost-contact.js";
import { useSession } from "./session.js";

interface CodeEntranceProps {
  purpose: CodePurpose;
  /** Back to number and password. */
  back: () => void;
}

/** 验证码登录 and 忘记密码: with a code to the number or mail address of the account (P-12). Before the desk there is nothing of antd around. */
export default function CodeEntrance(props: CodeEntranceProps) {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <Entrance {...props} />
      </App>
    </ConfigProvider>
  );
}

function Entrance({ purpose, back }: CodeEntranceProps) {
  const [form] = Form.useForm<{ account: string }>();
  const [ticket, setTicket] = useState<string | null>(null);
  const asking = useFormAct(SendCodeDocument, form, { after: (sent) => setTicket(sent.ticket) });
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={({ account }) => void asking.send({ purpose, account: account.trim() })}
      >
        <Problem text={asking.problem} />
        <Form.Item
          name="account"
          label="手机号码或邮箱"
          extra={LOST_CONTACT}
          rules={[{ required: true, whitespace: true, message: "请输入手机号码或邮箱" }]}
        >
          <Input autoComplete="username" maxLength={64} />
        </Form.Item>
        <Button htmlType="submit" type={ticket ? "default" : "primary"} block loading={asking.running}>
          {ticket ? "重新获取验证码" : "获取验证码"}
        </Button>
      </Form>
      {ticket && <Alert type="info" title={CODE_SENT} className="form-problem" role="status" />}
      {ticket && purpose === "SIGN_IN" && <SignInByCode ticket={ticket} />}
      {ticket && purpose === "RESET_PASSWORD" && <ResetPassword ticket={ticket} back={back} />}
      <Button type="link" block onClick={back}>
        返回密码登录
      </Button>
    </>
  );
}

function SignInByCode({ ticket }: { ticket: string }) {
  const { enter } = useSession();
  const [form] = Form.useForm<{ code: string }>();
  const act = useFormAct(SignInEmployerByCodeDocument, form, { after: () => enter() });
  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={({ code }) => void act.send({ ticket, code })}
    >
      <Problem text={act.problem} />
      <CodeItem />
      <Button type="primary" htmlType="submit" block loading={act.running}>
        登录
      </Button>
    </Form>
  );
}

function ResetPassword({ ticket, back }: { ticket: string; back: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<NewPasswordValues & { code: string }>();
  const act = useFormAct(ResetPasswordDocument, form, {
    after: () => {
      void message.success("密码已重设，请用新密码登录");
      back();
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={({ code, password }) => void act.send({ ticket, code, password })}
    >
      <Problem text={act.problem} />
      <CodeItem />
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" block loading={act.running}>
        重设密码
      </Button>
    </Form>
  );
}

function CodeItem() {
  return (
    <Form.Item
      name="code"
      label="验证码"
      rules={[{ required: true, whitespace: true, message: "请输入收到的验证码" }]}
    >
      <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
    </Form.Item>
  );
}

function Problem({ text }: { text: string | null }) {
  return text ? <Alert type="error" showIcon title={text} className="form-problem" role="alert" /> : null;
}
