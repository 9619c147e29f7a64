import { useAct } from "@gd/web-kit";
import { type AccountField, SignInForm } from "@gd/web-kit/desk";
import { SignInEmployerDocument } from "../gql/graphql.js";
import { useSession } from "./session.js";

const ACCOUNT: AccountField = {
  name: "mobile",
  label: "手机号",
  placeholder: "请输入注册手机号",
  inputMode: "numeric",
  problemOf: (mobile) => (mobile ? (/^1\d{10}$/.test(mobile) ? null : "请输入 11 位手机号") : "请输入手机号"),
};

/** Mobile number and password; on success the session's viewer is read. */
export function EmployerSignIn() {
  const { enter } = useSession();
  const act = useAct(SignInEmployerDocument, {
    after: () => enter(),
    fields: ["mobile", "password"],
    refusal: "here",
    failure: "here",
  });
  return (
    <SignInForm act={act} account={ACCOUNT} onSubmit={(mobile, password) => act.send({ mobile, password })} />
  );
}
