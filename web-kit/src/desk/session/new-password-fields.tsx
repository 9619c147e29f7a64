import { Form, Input } from "antd";

export interface NewPasswordValues {
  password: string;
  repeated: string;
}

/** A new password, typed twice. */
export function NewPasswordFields() {
  return (
    <>
      <Form.Item
        name="password"
        label="新密码"
        extra="至少8位，同时包含字母和数字，不能使用常见密码"
        rules={[{ required: true, message: "请输入新密码" }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label="确认新密码"
        dependencies={["password"]}
        rules={[
          { required: true, message: "请再次输入新密码" },
          ({ getFieldValue }) => ({
            validator: async (_, repeated: string | undefined) => {
              if (repeated && repeated !== getFieldValue("password")) throw new Error("两次输入的密码不一致");
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
