import { lazyDeskPart, noteSignedIn, PlainLoading, PlainNotice, wasSignedIn } from "@gd/web-kit/desk";
import { Suspense, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { SessionProvider, useSession } from "../session/session.js";
import { SignInPage } from "../session/sign-in-page.js";

let pages: Promise<typeof import("./pages.js")> | undefined;
const loadPages = () => {
  pages ??= import("./pages.js").catch((error: unknown) => {
    pages = undefined;
    throw error;
  });
  return pages;
};
const RegisterPage = lazyDeskPart(() => import("../onboarding/register-page.js"));
const Pages = lazyDeskPart(async () => ({ default: (await loadPages()).Pages }));

/** The whole app: a signed-out visitor signs in at the address asked for and then sees that page. */
export function EmployerApp() {
  // Whoever is likely to be signed in still: once, with the first question to the server and not after it.
  useState(() => {
    if (wasSignedIn("employer")) loadPages().catch(() => undefined);
  });
  return (
    <SessionProvider>
      <Gate />
    </SessionProvider>
  );
}

function Gate() {
  const { phase, recheck } = useSession();
  const { pathname } = useLocation();
  const known = phase === "SIGNED_IN" || phase === "SIGNED_OUT";
  useEffect(() => {
    if (known) noteSignedIn("employer", phase === "SIGNED_IN");
  }, [known, phase]);
  switch (phase) {
    case "LOADING":
      return <PlainLoading />;
    case "UNREACHABLE":
      return (
        <PlainNotice
          title="暂时无法连接服务器"
          text="请检查网络连接后重试。"
          action={{ text: "重新加载", onClick: recheck }}
        />
      );
    case "SIGNED_OUT":
      if (pathname !== "/register") return <SignInPage />;
      return (
        <Suspense fallback={<PlainLoading />}>
          <RegisterPage />
        </Suspense>
      );
    default:
      return (
        <Suspense fallback={<PlainLoading />}>
          <Pages />
        </Suspense>
      );
  }
}
