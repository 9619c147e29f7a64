import { type Session, useSessionCore } from "@gd/web-kit";
import { createContext, useContext } from "react";
import { useNavigate } from "react-router";
import { platform } from "../app/platform.js";
import { forgetUnsaved } from "../fill/unsaved.js";
import {
  GraduateViewerDocument,
  GraduateViewerFieldsFragmentDoc,
  type GraduateViewerQuery as ViewerData,
} from "../gql/graphql.js";
import { makeFragmentData, readFragment } from "../gql/index.js";
import { isSamePerson, type Viewer } from "./viewer.js";

export interface GraduateSession extends Omit<Session<ViewerData, Viewer>, "enter"> {
  /** To be called with the viewer that a sign-in answered. */
  enter: (viewer: Viewer) => Promise<void>;
}

/** The session of the graduate at this phone. */
export function useSession(): GraduateSession {
  const session = useSessionCore<ViewerData, Viewer>({
    platform,
    query: GraduateViewerDocument,
    viewerOf,
    isSame: isSamePerson,
    mayListen: hasConfirmed,
    forget: forgetUnsaved,
    startAnew,
  });
  return {
    ...session,
    enter: (viewer) =>
      session.enter({ graduateViewer: makeFragmentData(viewer, GraduateViewerFieldsFragmentDoc) }),
  };
}

export const SessionContext = createContext<GraduateSession | null>(null);

/** Ends the session and leads to the start page. Only below `SessionGate`. */
export function useSignOut(): { signOut: () => Promise<void>; leaving: boolean } {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSignOut is used outside SessionGate");
  const navigate = useNavigate();
  const signOut = async () => {
    if (await session.leave()) await navigate("/", { replace: true });
  };
  return { signOut, leaving: session.leaving };
}

function viewerOf({ graduateViewer }: ViewerData): Viewer | null {
  return readFragment(GraduateViewerFieldsFragmentDoc, graduateViewer) ?? null;
}

/** Before the confirmation the server refuses all but the graduate's own data. */
function hasConfirmed({ confirmedAt }: Viewer): boolean {
  return confirmedAt != null;
}

function startAnew(): void {
  // To their own start page: the form at this address is somebody else's.
  location.assign("/student/");
}
