import { LockOutlined, MobileOutlined } from "@ant-design/icons";
import { type AccountField, type Credentials, SignInForm, useFormAct } from "@gd/web-kit/desk";
import { Form } from "antd";
import { SignInEmployerDocument } from "../gql/graphql.js";
import { useSession } from "./session.js";

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
  const act = useFormAct(SignInEmployerDocument, form, { after: () => enter() });
  return (
    <SignInForm
      form={form}
      act={act}
      account={ACCOUNT}
      password={PASSWORD}
      onSubmit={({ mobile = "", password = "" }) => act.send({ mobile, password })}
    />
  );
}
