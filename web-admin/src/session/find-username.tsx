import { useAct } from "@gd/web-kit";
import { PlainField } from "@gd/web-kit/desk";
import { type FormEvent, useState } from "react";
import { FindUsernameDocument } from "../gql/graphql.js";

/** 找回用户名: it goes to the number or mail address of the account (P-12); and whom to call for the rest. */
export function FindUsername({ back }: { back: () => void }) {
  const [contact, setContact] = useState("");
  const [asked, setAsked] = useState(false);
  const { send, running, problems, setProblems, message } = useAct(FindUsernameDocument, {
    after: () => setAsked(true),
    fields: ["contact"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    setAsked(false);
    if (contact.trim() === "") return setProblems({ contact: "请输入手机号码或邮箱" });
    void send({ contact });
  };
  return (
    <form className="plain-form" onSubmit={onSubmit} noValidate>
      <h2 className="find-username-title">找回用户名</h2>
      {message && (
        <p className="plain-problem" role="alert">
          {message}
        </p>
      )}
      <PlainField
        label="账号绑定的手机号码或邮箱"
        value={contact}
        onType={setContact}
        problem={problems.contact}
        autoComplete="off"
        maxLength={100}
        autoFocus
      />
      <button type="submit" className="plain-button plain-button-primary" aria-busy={running}>
        {running ? "正在发送…" : "发送用户名"}
      </button>
      {asked && (
        <p className="plain-hint" role="status">
          如有账号绑定了该手机号码或邮箱，用户名已发送，请查收短信或邮件。
        </p>
      )}
      <p className="plain-hint">
        未绑定、密码忘记或身份验证器丢失的，请联系上级（或本单位）账号管理员查询、重置；部级账号请联系平台运行单位。
      </p>
      <div className="sign-in-ways">
        <button type="button" onClick={back}>
          返回登录
        </button>
      </div>
    </form>
  );
}
