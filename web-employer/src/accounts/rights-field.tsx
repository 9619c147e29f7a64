import { Checkbox, Form } from "antd";
import { RIGHTS } from "./rights.js";

/** 权限 of an account: nothing chosen means that it may only look. */
export function RightsField() {
  return (
    <Form.Item name="rights" label="权限" extra="不勾选任何权限的账号仅可查看签约记录、消息和单位信息。">
      <Checkbox.Group className="rights-choice">
        {RIGHTS.map(({ value, label, about }) => (
          <Checkbox key={value} value={value}>
            {label}
            <span className="cell-note">（{about}）</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}
