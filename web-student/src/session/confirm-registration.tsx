import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useRef, useState } from "react";
import {
  ConfirmRegistrationDocument,
  GraduateViewerFieldsFragmentDoc,
  PrivacyNoticeDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Said } from "../office/said.js";
import { CONSENT_MISSING, Consent } from "../profile/consent.js";
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

/** The second step: with the consent to the privacy notice the code makes the account and signs in (P-12). */
export function ConfirmRegistration({ sent, again, onBack, onRegistered }: ConfirmRegistrationProps) {
  const [code, setCode] = useState("");
  const [agreed, setAgreed] = useState(false);
  const consent = useRef<HTMLInputElement>(null);
  const { data, refetch } = useQuery(PrivacyNoticeDocument, { fetchPolicy: "cache-and-network" });
  const version = data?.portalText?.version ?? null;
  const { send, running, problems, setProblems, message } = useAct(ConfirmRegistrationDocument, {
    after: (answer) => onRegistered(readFragment(GraduateViewerFieldsFragmentDoc, answer)),
    fields: ["code", "consentTo"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (code.trim() === "") return setProblems({ code: "请输入收到的验证码" });
    if (!agreed || version === null) {
      if (version === null) void refetch().catch(() => undefined);
      consent.current?.focus();
      return setProblems({ consentTo: CONSENT_MISSING });
    }
    void send({ ticket: sent.ticket, code, consentTo: version });
  };
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p role="status">验证码已发送至 {sent.sentTo}，5分钟内有效。</p>
      <CodeField value={code} onChange={setCode} problem={problems.code} />
      {version !== null && (
        <Consent
          version={version}
          agreed={agreed}
          problem={problems.consentTo}
          box={consent}
          onChange={setAgreed}
        />
      )}
      <p className="form-problem" role="alert">
        <Said text={message ?? again.message} />
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
