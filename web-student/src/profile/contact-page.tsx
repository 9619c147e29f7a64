import { useQuery } from "@apollo/client/react";
import {
  BeginContactChangeDocument,
  ChangeContactDocument,
  CODES_EXPLAINED,
  CONTACT_CHANGED,
  type ContactChangeBegun,
  MyContactsDocument,
  useAct,
} from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { Said } from "../office/said.js";
import { CodeField } from "../session/code-field.js";
import { Page } from "../ui/page.js";
import { TextField } from "../ui/text-field.js";
import "../session/session.css";
import "./password-page.css";

/** 更换手机号码或邮箱: the graduate's own, with a code to what the account has and one to the new one (P-12). */
export default function ContactPage() {
  const [contact, setContact] = useState("");
  const [begun, setBegun] = useState<ContactChangeBegun | null>(null);
  const { data } = useQuery(MyContactsDocument);
  const { send, running, problems, setProblems, message } = useAct(BeginContactChangeDocument, {
    after: setBegun,
    fields: ["contact"],
    refusal: "here",
    failure: "here",
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) return;
    if (contact.trim() === "") return setProblems({ contact: "请输入新手机号码或邮箱" });
    void send({ contact });
  };
  return (
    <Page title="更换手机号码或邮箱" back="/me">
      <form className="form password-form" onSubmit={onSubmit} noValidate>
        <p>
          登录手机号码：{data?.myContacts.mobile ?? "未绑定"}
          <br />
          登录邮箱：{data?.myContacts.email ?? "未绑定"}
        </p>
        <TextField
          label="新手机号码或邮箱"
          autoComplete="off"
          maxLength={100}
          value={contact}
          onChange={setContact}
          problem={problems.contact}
        />
        <p className="form-problem" role="alert">
          <Said text={message} />
        </p>
        <Button block size="large" type="submit" color={begun ? "default" : "primary"} loading={running}>
          {begun ? "重新获取验证码" : "获取验证码"}
        </Button>
        <p className="faint">
          {CODES_EXPLAINED}
          原号码和邮箱都已不能接收验证码的，请携带身份证件到学校就业部门办理解除账号，再用新号码注册。
        </p>
      </form>
      {begun && <Codes key={begun.newTicket} begun={begun} />}
    </Page>
  );
}

const EMPTY = { oldCode: "", newCode: "" };

function Codes({ begun }: { begun: ContactChangeBegun }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(EMPTY);
  const { send, running, problems, setProblems, message } = useAct(ChangeContactDocument, {
    done: CONTACT_CHANGED,
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
      return setProblems(Object.fromEntries(missing.map(([field]) => [field, "请输入验证码"])));
    }
    const { oldTicket, newTicket } = begun;
    void send({ input: { oldTicket, newTicket, ...typed } });
  };
  return (
    <form className="form password-form" onSubmit={onSubmit} noValidate>
      <CodeField
        label={`原联系方式（${begun.oldSentTo}）收到的验证码`}
        value={typed.oldCode}
        onChange={(oldCode) => setTyped({ ...typed, oldCode })}
        problem={problems.oldCode}
      />
      <CodeField
        label={`新联系方式（${begun.newSentTo}）收到的验证码`}
        value={typed.newCode}
        onChange={(newCode) => setTyped({ ...typed, newCode })}
        problem={problems.newCode}
      />
      <p className="form-problem" role="alert">
        <Said text={message} />
      </p>
      <Button block color="primary" size="large" type="submit" loading={running} loadingText="正在保存">
        确认更换
      </Button>
    </form>
  );
}
