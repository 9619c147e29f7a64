import { useAct } from "@gd/web-kit";
import { type AccountField, SignInForm } from "@gd/web-kit/desk";
import { SignInStaffDocument } from "../gql/graphql.js";
import { useSession } from "./session.js";
import "./session.css";

const account: AccountField = {
  name: "username",
  label: "用户名",
  problemOf: (username) => (username ? null : "请输入用户名"),
};

interface StaffSignInProps {
  /** Only this account can go on: the session ended in the middle of its work. */
  only?: string;
}

/** User name and password of the 就业管理系统. */
export function StaffSignIn({ only }: StaffSignInProps) {
  const { enter } = useSession();
  const act = useAct(SignInStaffDocument, {
    after: () => enter(),
    fields: ["username", "password"],
    refusal: "here",
    failure: "here",
  });
  return (
    <SignInForm
      act={act}
      account={account}
      only={only}
      onSubmit={(username, password) => act.send({ username, password })}
    />
  );
}

/** Loads the app anew at its sign-in, so that nothing the account has read stays in memory. */
export function openSignIn(): void {
  window.location.assign(`${import.meta.env.BASE_URL}sign-in`);
}
