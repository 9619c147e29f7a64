import { useApolloClient, useQuery } from "@apollo/client/react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { EmployerViewerQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { platform } from "./platform.js";

const EmployerViewerDocument = graphql(`
  query EmployerViewer {
    employerViewer {
      accountName
      employerName
      uscc
      inCharge
      notInvitingReason
      unreadMessages
    }
  }
`);

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut {
      ok
    }
  }
`);

/** The signed-in account and its employer. */
export type Viewer = NonNullable<EmployerViewerQuery["employerViewer"]>;

type Phase = "LOADING" | "UNREACHABLE" | "SIGNED_OUT" | "SIGNED_IN" | "ENDED";

interface Session {
  /**
   * LOADING and UNREACHABLE: not known yet whether someone is signed in. ENDED: someone was, and the session ran
   * out; the page stays as it is under a sign-in dialog, so that nothing typed is lost.
   */
  phase: Phase;
  /** The account signed in, or signed in until the session ended; null when signed out. */
  viewer: Viewer | null;
  /** Asks the server again who is signed in. */
  recheck: () => void;
  /** To be called after a successful sign-in: reads the viewer and goes live. */
  enter: () => Promise<void>;
  /** Ends the session here and on the server; nothing of it stays in memory. */
  leave: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Who uses the app. Only below {@link SessionProvider}. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside SessionProvider");
  return session;
}

/** The signed-in account; only below the sign-in gate, where there is one. */
export function useViewer(): Viewer {
  const { viewer } = useSession();
  if (!viewer) throw new Error("useViewer before sign-in");
  return viewer;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(EmployerViewerDocument, { fetchPolicy: "network-only" });
  const current = data?.employerViewer;
  const [last, setLast] = useState<Viewer | null>(null);
  const [ended, setEnded] = useState(false);
  const [left, setLeft] = useState(false);

  // Remembered while rendering (not in an effect): a viewer that turns null must never unmount the page.
  if (current && current !== last && !left) setLast(current);

  const viewer = left ? null : (current ?? last);
  const phase = phaseOf(viewer, current, { ended, left, failed: error !== undefined });

  useEffect(() => platform.onSessionEnded(() => setEnded(true)), []);
  useEffect(() => {
    if (phase !== "SIGNED_IN") return;
    platform.live.start();
    return () => platform.live.stop();
  }, [phase]);

  const recheck = useCallback(() => {
    refetch().catch(() => undefined); // the failure is in `error`
  }, [refetch]);

  const enter = useCallback(async () => {
    const answer = await refetch();
    const entered = answer.data?.employerViewer;
    if (!entered) return;
    if (last && (last.uscc !== entered.uscc || last.accountName !== entered.accountName)) {
      // Someone else signed in over this page: nothing of the first account may stay on the screen.
      window.location.assign("/employer/");
      return;
    }
    setLeft(false);
    setEnded(false);
    // What the page under the dialog tried to read meanwhile is read now.
    if (last) await client.refetchQueries({ include: "active" });
  }, [client, last, refetch]);

  const leave = useCallback(async () => {
    await client.mutate({ mutation: SignOutDocument });
    setLeft(true);
    setLast(null);
    setEnded(false);
    await client.clearStore();
  }, [client]);

  const session = useMemo<Session>(
    () => ({ phase, viewer, recheck, enter, leave }),
    [phase, viewer, recheck, enter, leave],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

function phaseOf(
  viewer: Viewer | null,
  current: Viewer | null | undefined,
  { ended, left, failed }: { ended: boolean; left: boolean; failed: boolean },
): Phase {
  if (viewer) return ended || current === null ? "ENDED" : "SIGNED_IN";
  if (left || current === null) return "SIGNED_OUT";
  return failed ? "UNREACHABLE" : "LOADING";
}
