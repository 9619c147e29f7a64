import { useQuery } from "@apollo/client/react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { platform } from "../app/platform.js";
import { makeFragmentData, readFragment } from "../gql/index.js";
import { ConfirmPage } from "../profile/ConfirmPage.js";
import { Failure } from "../ui/Failure.js";
import { LoadingPage } from "../ui/LoadingPage.js";
import { SignInAgain } from "./SignInAgain.js";
import { SignInPage } from "./SignInPage.js";
import { SignOutContext } from "./signOut.js";
import {
  GraduateViewerFields,
  GraduateViewerQuery,
  isSamePerson,
  type Viewer,
  ViewerContext,
} from "./viewer.js";
import "./session.css";

/**
 * Shows the app to a graduate who is signed in and has confirmed their data (F-93), else what they must do first,
 * at the same address, so that a link leads where it should afterwards. When the session ends by itself, the page
 * stays, and the sign-in is laid over it.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(GraduateViewerQuery);
  // Whoever was shown last: kept when the session ends, so that the page is not taken away.
  const [shown, setShown] = useState<Viewer | null>(null);
  const [ended, setEnded] = useState(false);
  // Signed out on purpose: whatever the cache still says, nobody is shown.
  const [signedOut, setSignedOut] = useState(false);
  const answered = data !== undefined;
  const current = readFragment(GraduateViewerFields, data?.graduateViewer) ?? null;
  const viewer = signedOut ? null : (current ?? shown);

  if (viewer && viewer !== shown) setShown(viewer);

  useEffect(() => platform.onSessionEnded(() => setEnded(true)), []);
  // Before the confirmation the server refuses all but the graduate's own data.
  const inside = viewer?.confirmedAt != null;
  useEffect(() => {
    if (inside) platform.live.start();
    return () => platform.live.stop();
  }, [inside]);

  const onSignedOut = useCallback(async () => {
    setSignedOut(true);
    setShown(null);
    setEnded(false);
    await forgetEverything();
  }, []);
  const onSignedIn = (next: Viewer) => {
    rememberViewer(next);
    setSignedOut(false);
  };

  if (!viewer) {
    if (answered || signedOut) return <SignInPage onSignedIn={onSignedIn} />;
    if (error) return <Failure error={error} onRetry={() => void refetch()} />;
    return <LoadingPage />;
  }

  const over = ended || (answered && !current);
  const onSignedInAgain = async (next: Viewer) => {
    if (!isSamePerson(viewer, next)) await forgetEverything();
    rememberViewer(next);
    setShown(next);
    setEnded(false);
    if (next.confirmedAt) platform.live.start();
    await platform.client.refetchQueries({ include: "active" });
  };
  return (
    <ViewerContext value={viewer}>
      <SignOutContext value={onSignedOut}>
        {viewer.confirmedAt ? children : <ConfirmPage />}
        {over && <SignInAgain onSignedIn={onSignedInAgain} onGiveUp={onSignedOut} />}
      </SignOutContext>
    </ViewerContext>
  );
}

function rememberViewer(viewer: Viewer): void {
  platform.client.writeQuery({
    query: GraduateViewerQuery,
    data: { graduateViewer: makeFragmentData(viewer, GraduateViewerFields) },
  });
}

/** Empties what the browser knows of the person who leaves. */
async function forgetEverything(): Promise<void> {
  platform.live.stop();
  await platform.client.clearStore();
  platform.client.writeQuery({ query: GraduateViewerQuery, data: { graduateViewer: null } });
}
