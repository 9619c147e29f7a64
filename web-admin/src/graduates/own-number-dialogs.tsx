import { contactInput } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input } from "antd";
import { ReleaseGraduateAccountDocument, SetGraduateMobileDocument } from "../gql/graphql.js";

interface OwnNumberDialogProps {
  graduate: { id: string; name: string };
  onClose(): void;
}

interface Values {
  contact?: string;
}

/** 登记手机号码或邮箱: where the code of registration goes, of somebody without an account (P-12). */
export function MobileDialog({ graduate, onClose }: OwnNumberDialogProps) {
  const [form] = Form.useForm<Values>();
  const act = useFormAct(SetGraduateMobileDocument, form, {
    done: "已登记，该生现在可以用它注册",
    after: onClose,
    refetch: "screen",
    nameOf: () => ["contact"],
  });
  return (
    <FormDialog
      title={`登记手机号码或邮箱：${graduate.name}`}
      width={520}
      okText="确认登记"
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ contact = "" }) => act.send({ id: graduate.id, ...contactInput(contact) })}
      onClose={onClose}
    >
      <p className="dialog-text">
        学生注册时，验证码发送到学校登记的手机号码；没有内地手机号码的，登记邮箱。请确认是本人在用的：知道学生个人信息的他人，也可能自称本人要求登记。
      </p>
      <ContactItem required />
    </FormDialog>
  );
}

/** 解除账号: after the ID card was checked (P-12); the graduate registers anew. */
export function ReleaseAccountDialog({ graduate, onClose }: OwnNumberDialogProps) {
  const [form] = Form.useForm<Values>();
  const act = useFormAct(ReleaseGraduateAccountDocument, form, {
    done: "账号已解除，该生可重新注册",
    after: onClose,
    refetch: "screen",
    nameOf: () => ["contact"],
  });
  return (
    <FormDialog
      title={`解除账号：${graduate.name}`}
      width={520}
      okText="已核验证件，确认解除"
      danger
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ contact = "" }) => act.send({ id: graduate.id, ...contactInput(contact) })}
      onClose={onClose}
    >
      <p className="dialog-text">
        用于学生更换号码后无法登录，或账号并非本人注册的情形。解除前须核验学生本人的身份证件原件。解除后原账号立即退出登录，原手机号码、邮箱不再属于该账号并会收到通知；学生的签约和去向记录不受影响，重新注册后即可继续办理。
      </p>
      <ContactItem required={false} />
    </FormDialog>
  );
}

function ContactItem({ required }: { required: boolean }) {
  return (
    <Form.Item
      name="contact"
      label="本人手机号码或邮箱"
      extra={required ? undefined : "重新注册时接收验证码，可稍后登记"}
      rules={required ? [{ required, whitespace: true, message: "请填写手机号码或邮箱" }] : []}
    >
      <Input autoComplete="off" maxLength={100} />
    </Form.Item>
  );
}
