import { useApolloClient, useQuery } from "@apollo/client/react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { readFragment } from "../gql/index.js";
import { LoadFailure } from "../layout/load-failure.js";
import { PageLoading } from "../layout/page-loading.js";
import { platform } from "../platform.js";
import { forgetTrail } from "../queue/queue-trail.js";
import { SignInAgainDialog } from "./sign-in-again-dialog.js";
import { SignOutMutation, StaffViewerFields, StaffViewerQuery, type Viewer } from "./viewer.js";

interface Session {
  /** null: nobody is signed in. */
  viewer: Viewer | null;
  /** To be called after a sign-in: everything is read anew, for the account that is signed in now. */
  signedIn(): Promise<void>;
  /** Ends the session and goes to the sign-in. */
  signOut(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/**
 * Knows who is signed in. When the session ends under an open page, the page stays mounted and a sign-in is laid
 * over it, so that nothing typed is lost.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(StaffViewerQuery, { fetchPolicy: "cache-first" });
  const viewer = readFragment(StaffViewerFields, data?.staffViewer) ?? null;
  const [ended, setEnded] = useState(false);
  const isSignedIn = viewer !== null;

  useEffect(() => {
    if (!isSignedIn) return;
    platform.live.start();
    const forget = platform.onSessionEnded(() => setEnded(true));
    return () => {
      forget();
      platform.live.stop();
    };
  }, [isSignedIn]);

  const session = useMemo<Session>(
    () => ({
      viewer,
      async signedIn() {
        forgetTrail();
        await client.resetStore();
      },
      async signOut() {
        await client.mutate({ mutation: SignOutMutation });
        leave();
      },
    }),
    [client, viewer],
  );

  const signedInAgain = async () => {
    setEnded(false);
    platform.live.start();
    await client.refetchQueries({ include: "active" });
  };

  if (error && !data) return <LoadFailure error={error} retry={refetch} fullPage />;
  if (!data) return <PageLoading />;
  return (
    <SessionContext value={session}>
      {children}
      {ended && viewer && <SignInAgainDialog viewer={viewer} onSignedIn={signedInAgain} onLeave={leave} />}
    </SessionContext>
  );
}

/** Loads the app anew, so that nothing the account has read stays in memory. */
function leave(): void {
  forgetTrail();
  window.location.assign(`${import.meta.env.BASE_URL}sign-in`);
}

/** The session of this page; `viewer` is null while nobody is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside SessionProvider");
  return session;
}

/** The signed-in account. Only below Shell, which lets nobody else in. */
export function useViewer(): Viewer {
  const { viewer } = useSession();
  if (!viewer) throw new Error("useViewer without a signed-in account");
  return viewer;
}
