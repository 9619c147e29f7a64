import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { ConfirmPage } from "../profile/confirm-page.js";
import { Failure } from "../ui/failure.js";
import { LoadingPage } from "../ui/loading-page.js";
import { RegisterPage } from "./register-page.js";
import { SignInAgain } from "./sign-in-again.js";
import { SignInPage } from "./sign-in-page.js";
import { SignOutContext } from "./sign-out.js";
import { useSession } from "./use-session.js";
import { ViewerContext } from "./viewer.js";
import "./session.css";

/** The one address that leads elsewhere than to the sign-in. */
const REGISTER = "/register";

/**
 * Shows the app to a graduate who is signed in and has confirmed their data (F-93), else what they must do first,
 * at the same address, so that a link leads where it should afterwards. When the session ends by itself, the page
 * stays, and the sign-in is laid over it.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { viewer, ended, unknown, askAgain, signedIn, signedOut } = useSession();
  if (!viewer) {
    if (unknown === null) {
      const Entrance = pathname === REGISTER ? RegisterPage : SignInPage;
      return <Entrance onSignedIn={signedIn} />;
    }
    if (unknown !== undefined) return <Failure error={unknown} onRetry={askAgain} />;
    return <LoadingPage />;
  }
  return (
    <ViewerContext value={viewer}>
      <SignOutContext value={signedOut}>
        {viewer.confirmedAt ? children : <ConfirmPage />}
        {ended && <SignInAgain onSignedIn={signedIn} onGiveUp={signedOut} />}
      </SignOutContext>
    </ViewerContext>
  );
}
