import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useState } from "react";
import { ConfirmRegistrationDocument, GraduateViewerFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { CodeField } from "./code-field.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

/** A code of registration on its way. */
export interface SentCode {
  ticket: string;
  sentTo?: string | null;
}

interface ConfirmRegistrationProps {
  sent: SentCode;
  /** Asks for another code. */
  again: { send(): void; running: boolean; message: string | null | undefined };
  onBack(): void;
  onRegistered(viewer: Viewer): Promise<void>;
}

/** The second step: the code of the SMS makes the account and signs in (P-12). */
export function ConfirmRegistration({ sent, again, onBack, onRegistered }: ConfirmRegistrationProps) {
  const [code, setCode] = useState("");
  const { send, running, problems, setProblems, message } = useAct(ConfirmRegistrationDocument, {
    after: (answer) => onRegistered(readFragment(GraduateViewerFieldsFragmentDoc, answer)),
    fields: ["code"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (code.trim() === "") return setProblems({ code: "请输入短信验证码" });
    void send({ ticket: sent.ticket, code });
  };
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p role="status">验证码已发送至 {sent.sentTo}，10分钟内有效。</p>
      <CodeField value={code} onChange={setCode} problem={problems.code} />
      <p className="form-problem" role="alert">
        {message ?? again.message}
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在注册">
        注册并登录
      </Button>
      <p className="sign-in-other">
        <Button fill="none" color="primary" loading={again.running} onClick={again.send}>
          重新获取验证码
        </Button>
        <Button fill="none" color="primary" onClick={onBack}>
          返回修改
        </Button>
      </p>
    </form>
  );
}
