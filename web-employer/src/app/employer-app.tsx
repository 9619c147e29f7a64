import { SignInAgainDialog } from "@gd/web-kit/desk";
import { Button, Result, Spin } from "antd";
import { lazy, Suspense, useState } from "react";
import { SessionProvider, useSession } from "../session/session.js";
import { EmployerSignIn } from "../session/sign-in-form.js";
import { SignInPage } from "../session/sign-in-page.js";

// What only a signed-in employer needs is fetched beside the first question to the server, not before it.
let pages: Promise<typeof import("./pages.js")> | undefined;
const loadPages = () => {
  pages ??= import("./pages.js");
  return pages;
};
const Pages = lazy(async () => ({ default: (await loadPages()).Pages }));

/** The whole app: a signed-out visitor signs in at the address asked for and then sees that page. */
export function EmployerApp() {
  // Once, with the first question to the server.
  useState(() => void loadPages());
  return (
    <SessionProvider>
      <Gate />
    </SessionProvider>
  );
}

function Gate() {
  const { phase, recheck } = useSession();
  switch (phase) {
    case "LOADING":
      return <Loading />;
    case "UNREACHABLE":
      return (
        <Result
          className="whole-page"
          status="warning"
          title="暂时无法连接服务器"
          subTitle="请检查网络连接后重试。"
          extra={
            <Button type="primary" onClick={recheck}>
              重新加载
            </Button>
          }
        />
      );
    case "SIGNED_OUT":
      return <SignInPage />;
    default:
      return (
        <>
          <Suspense fallback={<Loading />}>
            <Pages />
          </Suspense>
          {phase === "ENDED" && (
            <SignInAgainDialog hint="当前页面已填写的内容不会丢失，登录后请再次点击原按钮。">
              <EmployerSignIn />
            </SignInAgainDialog>
          )}
        </>
      );
  }
}

function Loading() {
  return <Spin className="whole-page" aria-label="正在加载" />;
}
