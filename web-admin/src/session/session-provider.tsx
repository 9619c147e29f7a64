import { type SessionOptions, useSessionCore } from "@gd/web-kit";
import { LoadFailure } from "@gd/web-kit/desk";
import type { ReactNode } from "react";
import {
  type StaffViewerQuery as StaffViewerData,
  StaffViewerDocument,
  StaffViewerFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageLoading } from "../parts/page-loading.js";
import { platform } from "../parts/platform.js";
import { SessionContextProvider } from "./session.js";
import { StaffSignInAgain } from "./sign-in-form.js";
import type { Viewer } from "./viewer.js";

const core: SessionOptions<StaffViewerData, Viewer> = {
  platform,
  query: StaffViewerDocument,
  viewerOf: ({ staffViewer }) => readFragment(StaffViewerFragmentDoc, staffViewer) ?? null,
  isSame: (one, other) => one.username === other.username,
  startAnew: () => window.location.assign(import.meta.env.BASE_URL),
};

interface SessionProviderProps {
  /** Empties what this tab remembers: another account must not find it. */
  forget(): void;
  children: ReactNode;
}

/**
 * Knows who is signed in. When the session ends under an open page, the page stays mounted and a sign-in is laid
 * over it, so that nothing typed is lost.
 */
export function SessionProvider({ forget, children }: SessionProviderProps) {
  const current = useSessionCore({ ...core, forget });
  const { phase, viewer, error, recheck } = current;
  const enter: typeof current.enter = (answered) => {
    // A session that ran out left what this tab remembers behind.
    if (!viewer) forget();
    return current.enter(answered);
  };
  if (phase === "LOADING") return <PageLoading />;
  if (phase === "UNREACHABLE") {
    return (
      <div className="failure-full">
        <LoadFailure error={error} retry={async () => recheck()} />
      </div>
    );
  }
  return (
    <SessionContextProvider session={{ ...current, enter }}>
      {children}
      {phase === "ENDED" && <StaffSignInAgain />}
    </SessionContextProvider>
  );
}
