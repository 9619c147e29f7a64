import { Link, useNavigate } from "react-router";
import { useTitle } from "../ui/use-title.js";
import { RegisterForm } from "./register-form.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

/** Where somebody of an uploaded roster makes the account that they sign in with (docs/adr/0008). */
export function RegisterPage({ onSignedIn }: { onSignedIn: (viewer: Viewer) => Promise<void> }) {
  useTitle("注册账号");
  const navigate = useNavigate();
  const enter = async (viewer: Viewer) => {
    await navigate("/", { replace: true });
    await onSignedIn(viewer);
  };
  return (
    <main className="sign-in register">
      <section className="sign-in-card">
        <h1>注册账号</h1>
        <p className="faint">
          姓名、证件号码、学号和考生号须与学校上报的生源信息一致，验证码发送到学校登记的手机号码（没有内地手机号码的为邮箱）；未登记或已更换的，请先联系学校就业部门。每人只能注册一个账号，请本人办理，勿将密码和验证码告知他人。
        </p>
        <RegisterForm onRegistered={enter} />
      </section>
      <p className="sign-in-foot">
        <Link to="/">已有账号，返回登录</Link>
      </p>
    </main>
  );
}
