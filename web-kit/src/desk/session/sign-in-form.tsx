import { Alert, Button, Form, type FormInstance, type FormItemProps, Input, type InputProps } from "antd";
import type { ReactNode } from "react";
import type { FormAct } from "../acts/use-form-act.js";
import "../desk.css";

/** How a desk's accounts are named, as the sign-in mutation has it. */
export interface AccountField extends Pick<InputProps, "prefix" | "placeholder" | "inputMode"> {
  name: string;
  label: string;
  rules: NonNullable<FormItemProps["rules"]>;
}

/** The account by its field's name, and the password. */
export type Credentials = Record<string, string>;

interface SignInFormProps {
  form: FormInstance<Credentials>;
  act: Pick<FormAct<never, unknown>, "running" | "problem">;
  account: AccountField;
  /** Only this account can go on: the session ended in the middle of its work. */
  only?: string | undefined;
  password?: Pick<InputProps, "prefix" | "placeholder">;
  onSubmit: (credentials: Credentials) => Promise<unknown>;
  children?: ReactNode;
}

/** Account and password; problems stand beside their field, refusals above the form. */
export function SignInForm({ form, act, account, only, password, onSubmit, children }: SignInFormProps) {
  const { name, label, rules, ...input } = account;
  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ [name]: only ?? "", password: "" }}
      onFinish={(given) => void onSubmit({ ...given, [name]: (given[name] ?? "").trim() })}
    >
      {act.problem && (
        <Alert type="error" showIcon title={act.problem} className="form-problem" role="alert" />
      )}
      <Form.Item name={name} label={label} rules={rules} validateTrigger="onBlur">
        <Input
          {...input}
          autoComplete="username"
          disabled={only !== undefined}
          autoFocus={only === undefined}
        />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: "请输入密码" }]}>
        <Input.Password {...password} autoComplete="current-password" autoFocus={only !== undefined} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={act.running}>
        登录
      </Button>
      {children}
    </Form>
  );
}
