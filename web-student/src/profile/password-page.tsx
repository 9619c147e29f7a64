import { ChangePasswordDocument, PASSWORD_CHANGED, useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { Page } from "../ui/page.js";
import { TextField } from "../ui/text-field.js";
import "../session/session.css";
import "./password-page.css";

const EMPTY = { currentPassword: "", password: "", repeated: "" };
type Field = keyof typeof EMPTY;

const ASKED: readonly { field: Field; label: string; autoComplete: string; placeholder?: string }[] = [
  { field: "currentPassword", label: "当前密码", autoComplete: "current-password" },
  {
    field: "password",
    label: "新密码",
    autoComplete: "new-password",
    placeholder: "至少8位，同时包含字母和数字",
  },
  { field: "repeated", label: "确认新密码", autoComplete: "new-password" },
];

/** 修改密码: the graduate's own (P-12). */
export default function PasswordPage() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(EMPTY);
  const { send, running, problems, setProblems, message } = useAct(ChangePasswordDocument, {
    done: PASSWORD_CHANGED,
    after: () => void navigate("/me", { replace: true }),
    fields: ["currentPassword", "password"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    const before = problemsBefore(typed);
    if (Object.keys(before).length > 0) return setProblems(before);
    const { repeated: _, ...sent } = typed;
    void send(sent);
  };
  return (
    <Page title="修改密码" back="/me">
      <form className="form password-form" onSubmit={onSubmit} noValidate>
        {ASKED.map(({ field, ...asked }) => (
          <TextField
            key={field}
            {...asked}
            type="password"
            maxLength={128}
            value={typed[field]}
            onChange={(value) => setTyped({ ...typed, [field]: value })}
            problem={problems[field]}
          />
        ))}
        <p className="form-problem" role="alert">
          {message}
        </p>
        <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在保存">
          保存新密码
        </Button>
      </form>
    </Page>
  );
}

function problemsBefore(typed: typeof EMPTY): Partial<Record<Field, string>> {
  const problems: Partial<Record<Field, string>> = {};
  for (const { field, label } of ASKED) if (!typed[field]) problems[field] = `请输入${label}`;
  if (!problems.repeated && typed.repeated !== typed.password) problems.repeated = "两次输入的密码不一致";
  return problems;
}
