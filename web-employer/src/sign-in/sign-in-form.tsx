import { LockOutlined, MobileOutlined } from "@ant-design/icons";
import { isSuccess, refusalOf } from "@gd/web-kit";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useSession } from "../app/session.js";
import { useAct } from "../app/use-act.js";
import { graphql } from "../gql/index.js";

const SignInEmployerDocument = graphql(`
  mutation SignInEmployer($mobile: String!, $password: String!) {
    signInEmployer(mobile: $mobile, password: $password) {
      ... on EmployerViewer {
        accountName
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);

interface SignInValues {
  mobile: string;
  password: string;
}

/** Mobile number and password; on success the session's viewer is read. */
export function SignInForm() {
  const { enter } = useSession();
  const [form] = Form.useForm<SignInValues>();
  const [signIn, running] = useAct(SignInEmployerDocument);
  const [entering, setEntering] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (values: SignInValues): Promise<void> => {
    setProblem(null);
    const answer = await signIn({ mobile: values.mobile.trim(), password: values.password });
    const result = answer?.signInEmployer;
    if (isSuccess(result)) {
      setEntering(true);
      await enter().finally(() => setEntering(false));
      return;
    }
    const refusal = refusalOf(result);
    if (!refusal) return;
    const fields = (["mobile", "password"] as const).filter((name) => refusal.fields[name]);
    form.setFields(fields.map((name) => ({ name, errors: [refusal.fields[name] ?? ""] })));
    if (fields.length === 0) setProblem(refusal.message);
  };

  return (
    <Form<SignInValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      onFinish={(values) => void submit(values)}
    >
      {problem && <Alert type="error" showIcon title={problem} className="sign-in-problem" role="alert" />}
      <Form.Item
        name="mobile"
        label="手机号"
        rules={[
          { required: true, message: "请输入手机号" },
          { pattern: /^\s*1\d{10}\s*$/, message: "请输入 11 位手机号" },
        ]}
        validateTrigger="onBlur"
      >
        <Input
          prefix={<MobileOutlined />}
          placeholder="请输入注册手机号"
          autoComplete="username"
          inputMode="numeric"
          autoFocus
        />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: "请输入密码" }]}>
        <Input.Password prefix={<LockOutlined />} placeholder="请输入密码" autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={running || entering}>
        登录
      </Button>
    </Form>
  );
}
