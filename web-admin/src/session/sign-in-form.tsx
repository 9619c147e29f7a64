import {
  type AccountField,
  type Credentials,
  SignInAgainDialog,
  SignInForm,
  useFormAct,
} from "@gd/web-kit/desk";
import { Button, Form, Spin } from "antd";
import { lazy, Suspense, useState } from "react";
import { SignInStaffDocument } from "../gql/graphql.js";
import type { AwaitedStep, Entered } from "./entered.js";
import { useSession, useViewer } from "./session.js";
import "./session.css";

/** Not part of the first load: most accounts have no second factor. */
const SignInSteps = lazy(() => import("./sign-in-steps.js"));

const account: AccountField = {
  name: "username",
  label: "用户名",
  rules: [{ required: true, message: "请输入用户名" }],
};

interface StaffSignInProps {
  /** Only this account can go on: the session ended in the middle of its work. */
  only?: string;
}

/** User name and password of the 就业管理系统. */
export function StaffSignIn({ only }: StaffSignInProps) {
  const { enter } = useSession();
  const [form] = Form.useForm<Credentials>();
  const [step, setStep] = useState<AwaitedStep | null>(null);
  const goOn = async (entered: Entered) => {
    if ("step" in entered) setStep(entered);
    else await enter();
  };
  const act = useFormAct(SignInStaffDocument, form, { after: goOn });
  if (step) {
    return (
      <Suspense fallback={<Spin />}>
        <SignInSteps step={step} goOn={goOn} startOver={() => setStep(null)} />
      </Suspense>
    );
  }
  return (
    <SignInForm
      form={form}
      act={act}
      account={account}
      only={only}
      onSubmit={({ username = "", password = "" }) => act.send({ username, password })}
    />
  );
}

/** Laid over the page when the session has ended; another account gives up what stands on the page. */
export function StaffSignInAgain() {
  const { username } = useViewer();
  const { giveUp } = useSession();
  const asAnother = async () => {
    await giveUp();
    openSignIn();
  };
  return (
    <SignInAgainDialog hint="本页已填写的内容仍然保留，登录后请再次点击原来的按钮。">
      <StaffSignIn only={username} />
      <div className="sign-in-other">
        <Button type="link" size="small" onClick={() => void asAnother()}>
          使用其他账号登录（不保留已填写的内容）
        </Button>
      </div>
    </SignInAgainDialog>
  );
}

/** Loads the app anew at its sign-in, so that nothing the account has read stays in memory. */
export function openSignIn(): void {
  window.location.assign(`${import.meta.env.BASE_URL}sign-in`);
}
