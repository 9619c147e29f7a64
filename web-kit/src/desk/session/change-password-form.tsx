import { Alert, Button, Form, Input } from "antd";
import { ChangePasswordDocument, PASSWORD_CHANGED } from "../../session/change-password.js";
import { useFormAct } from "../acts/use-form-act.js";
import { NewPasswordFields, type NewPasswordValues } from "./new-password-fields.js";

/** One's own password, which needs the present one (P-12). */
export function ChangePasswordForm({ after }: { after?: () => void }) {
  const [form] = Form.useForm<NewPasswordValues & { currentPassword: string }>();
  const act = useFormAct(ChangePasswordDocument, form, {
    done: PASSWORD_CHANGED,
    after: () => {
      form.resetFields();
      after?.();
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ currentPassword, password }) => void act.send({ currentPassword, password })}
    >
      {act.problem && (
        <Alert type="error" showIcon title={act.problem} className="form-problem" role="alert" />
      )}
      <Form.Item
        name="currentPassword"
        label="当前密码"
        rules={[{ required: true, message: "请输入当前密码" }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NewPasswordFields />
      <Button type="primary" htmlType="submit" loading={act.running}>
        修改密码
      </Button>
    </Form>
  );
}
