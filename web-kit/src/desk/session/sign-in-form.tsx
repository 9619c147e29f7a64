import { type FormEvent, type InputHTMLAttributes, type ReactNode, useId, useState } from "react";
import type { Act } from "../../acts/use-act.js";
import "./sign-in.css";

/** How a desk's accounts are named, as the sign-in mutation has it. */
export interface AccountField
  extends Pick<InputHTMLAttributes<HTMLInputElement>, "placeholder" | "inputMode"> {
  name: string;
  label: string;
  /** What is wrong with it before the server is asked. */
  problemOf: (account: string) => string | null;
}

interface SignInFormProps {
  act: Pick<Act<never, unknown>, "running" | "problems" | "setProblems" | "message">;
  account: AccountField;
  /** Only this account can go on: the session ended in the middle of its work. */
  only?: string | undefined;
  onSubmit: (account: string, password: string) => Promise<unknown>;
  children?: ReactNode;
}

/**
 * Account and password; problems stand beside their field, refusals above the form. Drawn without antd, because
 * whoever signs in should not wait for what the pages behind it are drawn with.
 */
export function SignInForm({ act, account, only, onSubmit, children }: SignInFormProps) {
  const { name, label, problemOf, ...input } = account;
  const [typed, setTyped] = useState(only ?? "");
  const [password, setPassword] = useState("");
  const { problems } = act;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act.running) return;
    const ofAccount = problemOf(typed.trim());
    if (!ofAccount && password) return void onSubmit(typed.trim(), password);
    act.setProblems({
      ...(ofAccount && { [name]: ofAccount }),
      ...(!password && { password: "请输入密码" }),
    });
  };
  return (
    <form className="plain-form" onSubmit={submit} noValidate>
      {act.message && (
        <p className="plain-problem" role="alert">
          {act.message}
        </p>
      )}
      <PlainField
        {...input}
        label={label}
        value={typed}
        onType={setTyped}
        problem={problems[name]}
        autoComplete="username"
        disabled={only !== undefined}
        autoFocus={only === undefined}
      />
      <PasswordField
        label="密码"
        value={password}
        onType={setPassword}
        problem={problems.password}
        placeholder="请输入密码"
        autoComplete="current-password"
        autoFocus={only !== undefined}
      />
      <button type="submit" className="plain-button plain-button-primary" aria-busy={act.running}>
        {act.running ? "正在登录…" : "登录"}
      </button>
      {children}
    </form>
  );
}

export interface PlainFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  label: string;
  value: string;
  onType: (value: string) => void;
  problem?: string | undefined;
  /** At the end of the line. */
  after?: ReactNode;
}

/** A line of text with its label above and its problem below. */
export function PlainField({ label, value, onType, problem, after, ...input }: PlainFieldProps) {
  const id = useId();
  return (
    <div className={problem ? "plain-field plain-field-wrong" : "plain-field"}>
      <label htmlFor={id}>{label}</label>
      <div className="plain-line">
        <input
          {...input}
          id={id}
          value={value}
          onChange={(event) => onType(event.target.value)}
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
        />
        {after}
      </div>
      <p id={`${id}-problem`} className="plain-field-problem" role={problem ? "alert" : undefined}>
        {problem}
      </p>
    </div>
  );
}

/** A password, which whoever types it may look at. */
export function PasswordField(props: PlainFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <PlainField
      {...props}
      type={shown ? "text" : "password"}
      after={
        <button type="button" className="plain-show" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? "隐藏密码" : "显示密码"}
        </button>
      }
    />
  );
}
