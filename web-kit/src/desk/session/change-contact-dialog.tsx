import { Form, Input } from "antd";
import { useState } from "react";
import {
  BeginContactChangeDocument,
  ChangeContactDocument,
  CODES_EXPLAINED,
  CONTACT_CHANGED,
  type ContactChangeBegun,
  MyContactsDocument,
} from "../../session/change-contact.js";
import { FormDialog } from "../acts/form-dialog.js";
import { useFormAct } from "../acts/use-form-act.js";

interface ChangeContactDialogProps {
  /** Whom to turn to when nothing that the account has can receive codes any more. */
  lost: string;
  close: () => void;
}

/** 更换手机号码或邮箱: with a code to what the account has and one to the new one (P-12). */
export function ChangeContactDialog({ lost, close }: ChangeContactDialogProps) {
  const [begun, setBegun] = useState<ContactChangeBegun | null>(null);
  return begun ? (
    <Codes begun={begun} lost={lost} close={close} />
  ) : (
    <NewContact lost={lost} onBegun={setBegun} close={close} />
  );
}

function NewContact({
  lost,
  onBegun,
  close,
}: ChangeContactDialogProps & { onBegun: (begun: ContactChangeBegun) => void }) {
  const [form] = Form.useForm<{ contact: string }>();
  const act = useFormAct(BeginContactChangeDocument, form, { after: onBegun });
  return (
    <FormDialog
      title={TITLE}
      width={460}
      okText="获取验证码"
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ contact }) => act.send({ contact })}
      onClose={close}
    >
      <p className="dialog-text">{CODES_EXPLAINED}</p>
      <Form.Item
        name="contact"
        label="新手机号码或邮箱"
        extra={lost}
        rules={[{ required: true, whitespace: true, message: "请输入新手机号码或邮箱" }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

function Codes({ begun, lost, close }: ChangeContactDialogProps & { begun: ContactChangeBegun }) {
  const [form] = Form.useForm<{ oldCode?: string; newCode: string }>();
  const act = useFormAct(ChangeContactDocument, form, {
    done: CONTACT_CHANGED,
    after: close,
    refetch: [MyContactsDocument],
  });
  const { oldTicket, oldSentTo, newTicket, newSentTo } = begun;
  return (
    <FormDialog
      title={TITLE}
      width={460}
      okText="确认更换"
      form={form}
      problem={act.problem}
      running={act.running}
      onSubmit={({ oldCode, newCode }) =>
        act.send({ input: { oldTicket, oldCode: oldCode ?? null, newTicket, newCode } })
      }
      onClose={close}
    >
      {oldTicket && <CodeItem name="oldCode" label={`原联系方式 ${oldSentTo} 收到的验证码`} extra={lost} />}
      <CodeItem name="newCode" label={`新联系方式 ${newSentTo} 收到的验证码`} />
    </FormDialog>
  );
}

const TITLE = "更换手机号码或邮箱";

function CodeItem({ name, label, extra }: { name: string; label: string; extra?: string }) {
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: "请输入验证码" }]}>
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
    </Form.Item>
  );
}
