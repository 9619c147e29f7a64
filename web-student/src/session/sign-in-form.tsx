import { useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useState } from "react";
import { GraduateViewerFieldsFragmentDoc, SignInGraduateDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Said } from "../office/said.js";
import { TextField } from "../ui/text-field.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

/** Sign-in with the 学信网 account (S-01). Problems stand beside their field, others above the button. */
export function SignInForm({ onSignedIn }: { onSignedIn: (viewer: Viewer) => Promise<void> }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const { send, running, problems, setProblems, message } = useAct(SignInGraduateDocument, {
    after: (answer) => onSignedIn(readFragment(GraduateViewerFieldsFragmentDoc, answer)),
    fields: ["account", "password"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (account.trim() && password) return void send({ account: account.trim(), password });
    setProblems({
      ...(!account.trim() && { account: "请输入手机号码、邮箱或证件号码" }),
      ...(!password && { password: "请输入密码" }),
    });
  };

  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <TextField
        label="学信网账号"
        placeholder="手机号码、邮箱或证件号码"
        autoComplete="username"
        value={account}
        onChange={setAccount}
        problem={problems.account}
        maxLength={64}
      />
      <TextField
        label="密码"
        type="password"
        placeholder="学信网账号密码"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={problems.password}
        maxLength={128}
      />
      <p className="form-problem" role="alert">
        <Said text={message} />
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在登录">
        登录
      </Button>
    </form>
  );
}
