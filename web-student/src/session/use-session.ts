import { useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import { platform } from "../app/platform.js";
import { forgetUnsaved } from "../fill/unsaved.js";
import { makeFragmentData, readFragment } from "../gql/index.js";
import { GraduateViewerFields, GraduateViewerQuery, isSamePerson, type Viewer } from "./viewer.js";

interface Session {
  /** Who is signed in, or was until the session ended by itself. */
  viewer: Viewer | null;
  /** The session of `viewer` has ended by itself. */
  ended: boolean;
  /** Why it is not known whether anyone is signed in; undefined while it is asked, null when it is known. */
  unknown: unknown;
  askAgain: () => void;
  signedIn: (viewer: Viewer) => Promise<void>;
  signedOut: () => Promise<void>;
}

/** The session as the server tells it, and what a sign-in and a sign-out change here. */
export function useSession(): Session {
  const { data, error, refetch } = useQuery(GraduateViewerQuery);
  // Whoever was shown last: kept when the session ends, so that the page is not taken away.
  const [shown, setShown] = useState<Viewer | null>(null);
  const [told, setTold] = useState(false);
  // Signed out on purpose: whatever the cache still says, nobody is shown.
  const [left, setLeft] = useState(false);
  const current = readFragment(GraduateViewerFields, data?.graduateViewer) ?? null;
  const viewer = left ? null : (current ?? shown);
  if (viewer && viewer !== shown) setShown(viewer);

  useEffect(() => platform.onSessionEnded(() => setTold(true)), []);
  useLive(viewer);

  const signedIn = async (next: Viewer) => {
    if (viewer && !isSamePerson(viewer, next)) await forgetEverything();
    rememberViewer(next);
    setLeft(false);
    setTold(false);
    if (!viewer) return;
    setShown(next);
    if (next.confirmedAt) platform.live.start();
    await platform.client.refetchQueries({ include: "active" });
  };
  const signedOut = useCallback(async () => {
    setLeft(true);
    setShown(null);
    setTold(false);
    await forgetEverything();
  }, []);
  const known = data !== undefined || left;
  return {
    viewer,
    ended: told || (data !== undefined && !current),
    unknown: known ? null : error,
    askAgain: () => void refetch(),
    signedIn,
    signedOut,
  };
}

/** The live connection, from the confirmation on: before it the server refuses all but the graduate's own data. */
function useLive(viewer: Viewer | null): void {
  const inside = viewer?.confirmedAt != null;
  useEffect(() => {
    if (inside) platform.live.start();
    return () => platform.live.stop();
  }, [inside]);
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
  forgetUnsaved();
  await platform.client.clearStore();
  platform.client.writeQuery({ query: GraduateViewerQuery, data: { graduateViewer: null } });
}
