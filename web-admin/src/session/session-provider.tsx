import { explainFailure, type SessionOptions, useSessionCore } from "@gd/web-kit";
import { noteSignedIn, PlainLoading, PlainNotice } from "@gd/web-kit/desk";
import { type ReactNode, useEffect } from "react";
import {
  type StaffViewerQuery as StaffViewerData,
  StaffViewerDocument,
  StaffViewerFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { platform } from "../parts/platform.js";
import { SessionContextProvider } from "./session.js";
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
  const known = phase === "SIGNED_IN" || phase === "SIGNED_OUT";
  useEffect(() => {
    if (known) noteSignedIn("admin", phase === "SIGNED_IN");
  }, [known, phase]);
  const enter: typeof current.enter = (answered) => {
    // A session that ran out left what this tab remembers behind.
    if (!viewer) forget();
    return current.enter(answered);
  };
  if (phase === "LOADING") return <PlainLoading />;
  if (phase === "UNREACHABLE") {
    return (
      <PlainNotice
        title="暂时无法连接服务器"
        text={explainFailure(error).message}
        action={{ text: "重新加载", onClick: recheck }}
      />
    );
  }
  return <SessionContextProvider session={{ ...current, enter }}>{children}</SessionContextProvider>;
}
