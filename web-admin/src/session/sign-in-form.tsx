import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { SignInStaffMutation } from "./viewer.js";
import "./session.css";

interface SignInFormProps {
  /** Set where only this account can go on (the session ended in the middle of its work). */
  fixedUsername?: string;
  onSignedIn(): Promise<void>;
}

interface Credentials {
  username: string;
  password: string;
}

/** User name and password of the 就业管理系统; problems stand beside their field, refusals above the form. */
export function SignInForm({ fixedUsername, onSignedIn }: SignInFormProps) {
  const [form] = Form.useForm<Credentials>();
  const [signIn, { loading }] = useMutation(SignInStaffMutation);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async ({ username, password }: Credentials) => {
    setProblem(null);
    try {
      const { data } = await signIn({ variables: { username: username.trim(), password } });
      const result = data?.signInStaff;
      if (result?.__typename === "StaffViewer") {
        await onSignedIn();
        return;
      }
      const refusal = refusalOf(result);
      if (!refusal) return;
      const atUsername = refusal.fields.username;
      const atPassword = refusal.fields.password;
      form.setFields([
        { name: "username", errors: atUsername ? [atUsername] : [] },
        { name: "password", errors: atPassword ? [atPassword] : [] },
      ]);
      if (!atUsername && !atPassword) setProblem(refusal.message);
    } catch (failure) {
      setProblem(explainFailure(failure).message);
    }
  };

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: fixedUsername ?? "", password: "" }}
      onFinish={submit}
    >
      {problem && <Alert type="error" showIcon title={problem} className="form-problem" role="alert" />}
      <Form.Item name="username" label="用户名" rules={[{ required: true, message: "请输入用户名" }]}>
        <Input
          size="large"
          autoComplete="username"
          disabled={Boolean(fixedUsername)}
          autoFocus={!fixedUsername}
        />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: "请输入密码" }]}>
        <Input.Password size="large" autoComplete="current-password" autoFocus={Boolean(fixedUsername)} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={loading}>
        登录
      </Button>
    </Form>
  );
}
