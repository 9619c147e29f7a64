import { createContext, type ReactNode, useContext } from "react";
import type { Session } from "../../session/use-session.js";

/** A desk's session, to be given once around it: `SessionProvider`, and what reads it below. */
export function createSessionContext<TData, TViewer>() {
  const SessionContext = createContext<Session<TData, TViewer> | null>(null);

  function SessionProvider({ session, children }: { session: Session<TData, TViewer>; children: ReactNode }) {
    return <SessionContext value={session}>{children}</SessionContext>;
  }

  /** Who uses the app. Only below the session's provider. */
  function useSession(): Session<TData, TViewer> {
    const session = useContext(SessionContext);
    if (!session) throw new Error("useSession outside SessionProvider");
    return session;
  }

  /** The signed-in account. Only below the sign-in, which lets nobody else in. */
  function useViewer(): TViewer {
    const { viewer } = useSession();
    if (!viewer) throw new Error("useViewer without a signed-in account");
    return viewer;
  }

  return { SessionProvider, useSession, useViewer };
}
