import { type ProofAsked, type Prove, ProveContext } from "@gd/web-kit";
import { FormDialog, useFormAct } from "@gd/web-kit/desk";
import { Form, Input } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import { ProveIdentityDocument } from "../gql/graphql.js";

interface Asked {
  by: ProofAsked;
  answer: (proven: boolean) => void;
}

/** Around the app: an act that reaches far asks again who it is, and goes on once that is proven (P-13). */
export function ProveIdentityProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const prove = useCallback<Prove>((by) => new Promise((answer) => setAsked({ by, answer })), []);
  const close = (proven: boolean) => {
    asked?.answer(proven);
    setAsked(null);
  };
  return (
    <ProveContext value={prove}>
      {children}
      {asked && <ProveIdentityDialog by={asked.by} close={close} />}
    </ProveContext>
  );
}

const WORDS = {
  PROOF_BY_CODE: {
    label: "验证码",
    extra: "手机上身份验证器显示的6位数字，或一个恢复码",
    missing: "请输入验证码",
  },
  PROOF_BY_PASSWORD: { label: "登录密码", extra: undefined, missing: "请输入登录密码" },
} as const;

function ProveIdentityDialog({ by, close }: { by: ProofAsked; close: (proven: boolean) => void }) {
  const [form] = Form.useForm<{ passwordOrCode: string }>();
  const act = useFormAct(ProveIdentityDocument, form, { after: () => close(true) });
  const { label, extra, missing } = WORDS[by];
  return (
    <FormDialog
      title="请验证本人身份"
      okText="验证"
      width={420}
      form={form}
      problem={act.problem}
      running={act.running}
      requiredMark={false}
      onSubmit={({ passwordOrCode }) => act.send({ passwordOrCode })}
      onClose={() => close(false)}
    >
      <p className="muted dialog-text">此项操作影响较大，为保障安全，请再次验证。验证后10分钟内无需重复。</p>
      <Form.Item
        name="passwordOrCode"
        label={label}
        extra={extra}
        rules={[{ required: true, message: missing }]}
      >
        {by === "PROOF_BY_CODE" ? (
          <Input autoComplete="one-time-code" autoFocus maxLength={20} />
        ) : (
          <Input.Password autoComplete="current-password" autoFocus />
        )}
      </Form.Item>
    </FormDialog>
  );
}
