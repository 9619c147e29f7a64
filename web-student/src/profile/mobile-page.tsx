import { MOBILE_CHANGED, type MobileChangeBegun, useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { BeginMobileChangeDocument, ChangeMobileDocument } from "../gql/graphql.js";
import { CodeField } from "../session/code-field.js";
import { Page } from "../ui/page.js";
import { TextField } from "../ui/text-field.js";
import "../session/session.css";
import "./password-page.css";

/** 更换手机号码: the graduate's own, with a code to the present one and one to the new one (P-12). */
export default function MobilePage() {
  const [mobile, setMobile] = useState("");
  const [begun, setBegun] = useState<MobileChangeBegun | null>(null);
  const { send, running, problems, setProblems, message } = useAct(BeginMobileChangeDocument, {
    after: setBegun,
    fields: ["mobile"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (mobile.trim() === "") return setProblems({ mobile: "请输入新手机号码" });
    void send({ mobile });
  };
  return (
    <Page title="更换手机号码" back="/me">
      <form className="form password-form" onSubmit={onSubmit} noValidate>
        <TextField
          label="新手机号码"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          value={mobile}
          onChange={setMobile}
          problem={problems.mobile}
        />
        <p className="form-problem" role="alert">
          {message}
        </p>
        <Button block size="large" type="submit" color={begun ? "default" : "primary"} loading={running}>
          {begun ? "重新获取验证码" : "获取验证码"}
        </Button>
        <p className="faint">
          验证码同时发送到原手机号码和新手机号码。原号码已不能接收短信的，请携带身份证件到学校就业部门办理解除账号，再用新号码注册。
        </p>
      </form>
      {begun && <TwoCodes key={begun.newTicket} begun={begun} />}
    </Page>
  );
}

const EMPTY = { oldCode: "", newCode: "" };

function TwoCodes({ begun }: { begun: MobileChangeBegun }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(EMPTY);
  const { send, running, problems, setProblems, message } = useAct(ChangeMobileDocument, {
    done: MOBILE_CHANGED,
    after: () => void navigate("/me", { replace: true }),
    fields: ["oldCode", "newCode"],
    refusal: "here",
    failure: "here",
    refetch: "screen",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    const missing = Object.entries(typed).filter(([, code]) => code.trim() === "");
    if (missing.length > 0) {
      return setProblems(Object.fromEntries(missing.map(([field]) => [field, "请输入短信验证码"])));
    }
    const { oldTicket, newTicket } = begun;
    void send({ input: { oldTicket, newTicket, ...typed } });
  };
  return (
    <form className="form password-form" onSubmit={onSubmit} noValidate>
      <CodeField
        label="原手机号码收到的验证码"
        value={typed.oldCode}
        onChange={(oldCode) => setTyped({ ...typed, oldCode })}
        problem={problems.oldCode}
      />
      <CodeField
        label={`新手机号码（${begun.newSentTo}）收到的验证码`}
        value={typed.newCode}
        onChange={(newCode) => setTyped({ ...typed, newCode })}
        problem={problems.newCode}
      />
      <p className="form-problem" role="alert">
        {message}
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在保存">
        确认更换
      </Button>
    </form>
  );
}
