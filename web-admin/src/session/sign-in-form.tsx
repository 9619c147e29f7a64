import { useAct } from "@gd/web-kit";
import { type AccountField, lazyDeskPart, PlainLoading, SignInForm } from "@gd/web-kit/desk";
import { Suspense, useState } from "react";
import { SignInStaffDocument } from "../gql/graphql.js";
import type { AwaitedStep, Entered } from "./entered.js";
import { FindUsername } from "./find-username.js";
import { useSession } from "./session.js";
import "./session.css";

/** Not part of the first load: most accounts have no second factor. */
const SignInSteps = lazyDeskPart(() => import("./sign-in-steps.js"));

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
  const [step, setStep] = useState<AwaitedStep | null>(null);
  const [finding, setFinding] = useState(false);
  const goOn = async (entered: Entered) => {
    if ("step" in entered) setStep(entered);
    else await enter();
  };
  const act = useAct(SignInStaffDocument, {
    after: goOn,
    fields: ["username", "password"],
    refusal: "here",
    failure: "here",
  });
  if (step) {
    return (
      <Suspense fallback={<PlainLoading />}>
        <SignInSteps step={step} goOn={goOn} startOver={() => setStep(null)} />
      </Suspense>
    );
  }
  if (finding) return <FindUsername back={() => setFinding(false)} />;
  return (
    <>
      {only === undefined && <p>使用全国高校毕业生就业管理系统账号登录，如无账号请联系上级用户创建。</p>}
      <SignInForm
        act={act}
        account={account}
        only={only}
        onSubmit={(username, password) => act.send({ username, password })}
      >
        {only === undefined && (
          <div className="sign-in-ways">
            <button type="button" onClick={() => setFinding(true)}>
              忘记用户名或密码
            </button>
          </div>
        )}
      </SignInForm>
    </>
  );
}

/** Loads the app anew at its sign-in, so that nothing the account has read stays in memory. */
export function openSignIn(): void {
  window.location.assign(`${import.meta.env.BASE_URL}sign-in`);
}
