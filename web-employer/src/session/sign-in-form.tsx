import { LockOutlined, MobileOutlined } from "@ant-design/icons";
import { type AccountField, type Credentials, SignInForm, useFormAct } from "@gd/web-kit/desk";
import { Button, Form, Spin } from "antd";
import { lazy, Suspense, useState } from "react";
import { type CodePurpose, SignInEmployerDocument } from "../gql/graphql.js";
import { useSession } from "./session.js";

/** Not part of the first load. */
const CodeEntrance = lazy(() => import("./code-entrance.js"));

const ACCOUNT: AccountField = {
  name: "mobile",
  label: "手机号",
  rules: [
    { required: true, message: "请输入手机号" },
    { pattern: /^\s*1\d{10}\s*$/, message: "请输入 11 位手机号" },
  ],
  prefix: <MobileOutlined />,
  placeholder: "请输入注册手机号",
  inputMode: "numeric",
};

const PASSWORD = { prefix: <LockOutlined />, placeholder: "请输入密码" };

/** Mobile number and password; on success the session's viewer is read. */
export function EmployerSignIn() {
  const { enter } = useSession();
  const [form] = Form.useForm<Credentials>();
  const [byCode, setByCode] = useState<CodePurpose | null>(null);
  const act = useFormAct(SignInEmployerDocument, form, { after: () => enter() });
  if (byCode) {
    return (
      <Suspense fallback={<Spin />}>
        <CodeEntrance purpose={byCode} back={() => setByCode(null)} />
      </Suspense>
    );
  }
  return (
    <SignInForm
      form={form}
      act={act}
      account={ACCOUNT}
      password={PASSWORD}
      onSubmit={({ mobile = "", password = "" }) => act.send({ mobile, password })}
    >
      <div className="sign-in-ways">
        <Button type="link" onClick={() => setByCode("SIGN_IN")}>
          验证码登录
        </Button>
        <Button type="link" onClick={() => setByCode("RESET_PASSWORD")}>
          忘记密码
        </Button>
      </div>
    </SignInForm>
  );
}
