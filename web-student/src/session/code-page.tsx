import { CODE_SENT, useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import {
  type CodePurpose,
  GraduateViewerFieldsFragmentDoc,
  ResetPasswordDocument,
  SendCodeDocument,
  SignInGraduateByCodeDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Said } from "../office/said.js";
import { TextField } from "../ui/text-field.js";
import { useTitle } from "../ui/use-title.js";
import { CodeField } from "./code-field.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

interface EntranceProps {
  onSignedIn: (viewer: Viewer) => Promise<void>;
}

/** 验证码登录: with a code to the number or mail address of the account (P-12). */
export function CodeSignInPage({ onSignedIn }: EntranceProps) {
  return (
    <CodePage title="验证码登录" purpose="SIGN_IN">
      {(ticket) => <SignInByCode ticket={ticket} onSignedIn={onSignedIn} />}
    </CodePage>
  );
}

/** 忘记密码: a new one with a code to the number or mail address of the account (P-12). */
export function ForgottenPasswordPage() {
  return (
    <CodePage title="重设密码" purpose="RESET_PASSWORD">
      {(ticket) => <ResetPassword ticket={ticket} />}
    </CodePage>
  );
}

interface CodePageProps {
  title: string;
  purpose: CodePurpose;
  /** What is done with the code, once it was asked for. */
  children: (ticket: string) => ReactNode;
}

function CodePage({ title, purpose, children }: CodePageProps) {
  useTitle(title);
  const [account, setAccount] = useState("");
  const [ticket, setTicket] = useState<string | null>(null);
  const { send, running, problems, setProblems, message } = useAct(SendCodeDocument, {
    after: (sent) => setTicket(sent.ticket),
    fields: ["account"],
    refusal: "here",
    failure: "here",
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (account.trim() === "") return setProblems({ account: "请输入手机号码、邮箱或证件号码" });
    void send({ purpose, account: account.trim() });
  };
  return (
    <main className="sign-in register">
      <section className="sign-in-card">
        <h1>{title}</h1>
        <form className="form" onSubmit={ask} noValidate>
          <TextField
            label="手机号码、邮箱或证件号码"
            value={account}
            onChange={setAccount}
            problem={problems.account}
            autoComplete="username"
            maxLength={64}
          />
          <p className="form-problem" role="alert">
            <Said text={message} />
          </p>
          <Button block size="large" type="submit" color={ticket ? "default" : "primary"} loading={running}>
            {ticket ? "重新获取验证码" : "获取验证码"}
          </Button>
        </form>
        {ticket && (
          <>
            <p className="faint" role="status">
              {CODE_SENT}
            </p>
            {children(ticket)}
          </>
        )}
      </section>
      <p className="sign-in-foot">
        <Link to="/">返回登录</Link>
      </p>
    </main>
  );
}

function SignInByCode({ ticket, onSignedIn }: EntranceProps & { ticket: string }) {
  const navigate = useNavigate();
  const [code, setCode] = useState("");
  const { send, running, problems, setProblems, message } = useAct(SignInGraduateByCodeDocument, {
    after: async (answer) => {
      await navigate("/", { replace: true });
      await onSignedIn(readFragment(GraduateViewerFieldsFragmentDoc, answer));
    },
    fields: ["code"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (code.trim() === "") return setProblems({ code: "请输入收到的验证码" });
    void send({ ticket, code });
  };
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <CodeField value={code} onChange={setCode} problem={problems.code} />
      <p className="form-problem" role="alert">
        <Said text={message} />
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在登录">
        登录
      </Button>
    </form>
  );
}

const EMPTY = { code: "", password: "", repeated: "" };

function ResetPassword({ ticket }: { ticket: string }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(EMPTY);
  const { send, running, problems, setProblems, message } = useAct(ResetPasswordDocument, {
    done: "密码已重设，请用新密码登录",
    after: () => void navigate("/", { replace: true }),
    fields: ["code", "password"],
    refusal: "here",
    failure: "here",
  });
  const type = (field: keyof typeof EMPTY) => (value: string) => setTyped({ ...typed, [field]: value });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    const before = problemsBefore(typed);
    if (Object.keys(before).length > 0) return setProblems(before);
    void send({ ticket, code: typed.code, password: typed.password });
  };
  const password = { type: "password", autoComplete: "new-password", maxLength: 128 } as const;
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <CodeField value={typed.code} onChange={type("code")} problem={problems.code} />
      <TextField
        {...password}
        label="新密码"
        placeholder="至少8位，同时包含字母和数字"
        value={typed.password}
        onChange={type("password")}
        problem={problems.password}
      />
      <TextField
        {...password}
        label="确认新密码"
        value={typed.repeated}
        onChange={type("repeated")}
        problem={problems.repeated}
      />
      <p className="form-problem" role="alert">
        <Said text={message} />
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在保存">
        重设密码
      </Button>
    </form>
  );
}

function problemsBefore(typed: typeof EMPTY): Partial<typeof EMPTY> {
  const problems: Partial<typeof EMPTY> = {};
  if (typed.code.trim() === "") problems.code = "请输入收到的验证码";
  if (!typed.password) problems.password = "请输入新密码";
  if (typed.repeated !== typed.password) problems.repeated = "两次输入的密码不一致";
  return problems;
}
