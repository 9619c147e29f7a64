import { type ComponentType, Fragment, type ReactNode } from "react";
import { useLocation } from "react-router";
import { ConfirmPage } from "../profile/confirm-page.js";
import { Failure } from "../ui/failure.js";
import { LoadingPage } from "../ui/loading-page.js";
import { CodeSignInPage, ForgottenPasswordPage } from "./code-page.js";
import { RegisterPage } from "./register-page.js";
import { SignInAgain } from "./sign-in-again.js";
import { SignInPage } from "./sign-in-page.js";
import { SessionContext, useSession } from "./use-session.js";
import { type Viewer, ViewerContext } from "./viewer.js";
import "./session.css";

/** The addresses that lead elsewhere than to the sign-in. */
const ENTRANCES: Readonly<Record<string, ComponentType<{ onSignedIn: (viewer: Viewer) => Promise<void> }>>> =
  {
    "/register": RegisterPage,
    "/code": CodeSignInPage,
    "/forgot": ForgottenPasswordPage,
  };

/**
 * Shows the app to a graduate who is signed in and has confirmed their data (F-93), else what they must do first,
 * at the same address, so that a link leads where it should afterwards. When the session ends by itself, the page
 * stays, and the sign-in is laid over it.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const session = useSession();
  const { phase, viewer, error, recheck, enter, giveUp } = session;
  if (!viewer) {
    if (phase === "UNREACHABLE") return <Failure error={error} onRetry={recheck} />;
    if (phase === "LOADING") return <LoadingPage />;
    const Entrance = ENTRANCES[pathname] ?? SignInPage;
    return <Entrance onSignedIn={enter} />;
  }
  return (
    <ViewerContext value={viewer}>
      <SessionContext value={session}>
        {/* Another row has other pages (F-01a): nothing of the row that is left may stay, nor be asked for again. */}
        <Fragment key={viewer.identity}>{viewer.confirmedAt ? children : <ConfirmPage />}</Fragment>
        {phase === "ENDED" && <SignInAgain onSignedIn={enter} onGiveUp={giveUp} />}
      </SessionContext>
    </ViewerContext>
  );
}
