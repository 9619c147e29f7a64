import { PortalFooter, platformName } from "@gd/web-kit";
import { usePageTitle } from "@gd/web-kit/desk";
import { Navigate, useLocation } from "react-router";
import { useSession } from "./session.js";
import { StaffSignIn } from "./sign-in-form.js";

/** Where the visitor wanted to go before being sent to the sign-in. */
export interface SignInState {
  from?: string;
}

/** 登录: afterwards back to the page that was asked for. */
export function SignInPage() {
  usePageTitle("登录");
  const { viewer } = useSession();
  const from = (useLocation().state as SignInState | null)?.from ?? "/";
  if (viewer) return <Navigate to={from} replace />;
  return (
    <div className="sign-in">
      <header className="sign-in-header">
        <span className="sign-in-name">{platformName}</span>
        <a href="/">返回平台首页</a>
      </header>
      <main className="sign-in-main">
        <section className="sign-in-box" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">学校（院系）与主管部门登录</h1>
          <StaffSignIn />
        </section>
      </main>
      <PortalFooter />
    </div>
  );
}
