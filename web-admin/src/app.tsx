import { lazyDeskPart, PlainLoading, wasSignedIn } from "@gd/web-kit/desk";
import { Suspense } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { useSession } from "./session/session.js";
import { SignInPage, type SignInState } from "./session/sign-in-page.js";

const loadDesk = () => import("./desk.js");
const Desk = lazyDeskPart(loadDesk);

/** Fetches the pages beside the first question to the server, where somebody is likely to be signed in. */
export function loadDeskEarly(): void {
  if (wasSignedIn("admin")) loadDesk().catch(() => undefined);
}

/** The sign-in, and everything behind it; whoever is not signed in is sent there and back. */
export function App() {
  return (
    <Routes>
      <Route path="sign-in" element={<SignInPage />} />
      <Route path="*" element={<Behind />} />
    </Routes>
  );
}

function Behind() {
  const { viewer } = useSession();
  const location = useLocation();
  if (!viewer) {
    const from = `${location.pathname}${location.search}${location.hash}`;
    return <Navigate to="/sign-in" replace state={{ from } satisfies SignInState} />;
  }
  return (
    <Suspense fallback={<PlainLoading />}>
      <Desk />
    </Suspense>
  );
}
