import { PortalFooter, platformShortName } from "@gd/web-kit";
import { Link } from "react-router";
import { HelpCard } from "../office/help-card.js";
import { officeToAsk } from "../office/office.js";
import { useTitle } from "../ui/use-title.js";
import { SignInForm } from "./sign-in-form.js";
import type { Viewer } from "./viewer.js";
import "./session.css";

/** What a visitor sees who is not signed in, whatever the address. */
export function SignInPage({ onSignedIn }: { onSignedIn: (viewer: Viewer) => Promise<void> }) {
  useTitle("毕业生登录");
  return (
    <main className="sign-in">
      <header className="sign-in-head">
        <p>全国高校毕业生</p>
        <h1>{platformShortName}</h1>
      </header>
      <section className="sign-in-card">
        <h2>毕业生登录</h2>
        <p className="faint">请使用学信网账号登录</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in-other">
          <Link to="/code">验证码登录</Link>
          <Link to="/forgot">忘记密码</Link>
        </p>
        <p className="sign-in-other">
          首次使用？<Link to="/register">注册账号</Link>
        </p>
      </section>
      <HelpCard office={officeToAsk()} />
      <p className="sign-in-foot">
        <a href="/">返回平台首页</a>
      </p>
      <PortalFooter />
    </main>
  );
}
