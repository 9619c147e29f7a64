import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input } from "antd";
import { OfferAccountDocument } from "../gql/graphql.js";
import { type RightName, rightsOf } from "./rights.js";
import { RightsField } from "./rights-field.js";

interface OfferValues {
  name: string;
  mobile: string;
  rights: RightName[];
}

/** 添加账号 (F-72): a link goes to the colleague's number, who sets the password. */
export function OfferDialog({ close }: { close: () => void }) {
  const [form] = Form.useForm<OfferValues>();
  const offer = useFormAct(OfferAccountDocument, form, {
    done: "已发送短信，请提醒同事打开短信中的链接设置密码",
    after: close,
    refetch: "screen",
  });
  return (
    <FormDialog
      title="添加账号"
      okText="发送启用短信"
      width={520}
      form={form}
      initialValues={{ rights: ["mayInvite", "mayTerminate"] }}
      running={offer.running}
      problem={offer.problem}
      onSubmit={({ name, mobile, rights }) =>
        offer.send({ name: name.trim(), mobile: mobile.trim(), ...rightsOf(rights) })
      }
      onClose={close}
    >
      <p className="dialog-intro">
        平台将向同事的手机号码发送短信，同事打开短信中的链接、验证手机号码并设置密码后，账号即可使用。
        一个手机号码只能用于一个单位账号。
      </p>
      <Form.Item
        name="name"
        label="同事姓名"
        rules={[{ required: true, whitespace: true, message: "请填写同事姓名" }]}
      >
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item
        name="mobile"
        label="手机号码"
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: "请填写手机号码" }]}
      >
        <Input autoComplete="off" inputMode="numeric" maxLength={17} />
      </Form.Item>
      <RightsField />
    </FormDialog>
  );
}
