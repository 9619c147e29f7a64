import { useAct } from "@gd/web-kit";
import { type AccountField, lazyDeskPart, PlainLoading, SignInForm } from "@gd/web-kit/desk";
import { Suspense, useState } from "react";
import { Link } from "react-router";
import { type CodePurpose, SignInEmployerDocument } from "../gql/graphql.js";
import { useSession } from "./session.js";

/** Not part of the first load: most know their password. */
const CodeEntrance = lazyDeskPart(() => import("./code-entrance.js"));

const ACCOUNT: AccountField = {
  name: "mobile",
  label: "手机号码或邮箱",
  placeholder: "请输入注册手机号码，或已绑定的邮箱",
  problemOf: (account) => (account ? null : "请输入手机号码或邮箱"),
};

/** Mobile number or mail address, and password; on success the session's viewer is read. */
export function EmployerSignIn() {
  const { enter } = useSession();
  const [byCode, setByCode] = useState<CodePurpose | null>(null);
  const act = useAct(SignInEmployerDocument, {
    after: () => enter(),
    fields: ["mobile", "password"],
    refusal: "here",
    failure: "here",
  });
  if (byCode) {
    return (
      <Suspense fallback={<PlainLoading />}>
        <CodeEntrance purpose={byCode} back={() => setByCode(null)} />
      </Suspense>
    );
  }
  return (
    <SignInForm act={act} account={ACCOUNT} onSubmit={(mobile, password) => act.send({ mobile, password })}>
      <div className="sign-in-ways">
        <button type="button" onClick={() => setByCode("SIGN_IN")}>
          验证码登录
        </button>
        <button type="button" onClick={() => setByCode("RESET_PASSWORD")}>
          忘记密码
        </button>
        <Link to="/register">注册单位账号</Link>
      </div>
    </SignInForm>
  );
}
