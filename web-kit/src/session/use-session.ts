import type { TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import { useAct } from "../acts/use-act.js";
import type { PlatformClient } from "../client.js";
import { SignOutDocument } from "../gql/graphql.js";
import { closeUploads } from "../uploads/use-upload-queue.js";

/**
 * LOADING, UNREACHABLE: not known yet whether someone is signed in. ENDED: someone was, and the session ran out; the
 * page stays as it is under a sign-in laid over it, so that nothing typed is lost.
 */
export type SessionPhase = "LOADING" | "UNREACHABLE" | "SIGNED_OUT" | "SIGNED_IN" | "ENDED";

export interface SessionOptions<TData, TViewer> {
  platform: PlatformClient;
  /** Asks who is signed in. */
  query: TypedDocumentNode<TData, Record<string, never>>;
  /** null: nobody. */
  viewerOf(data: TData): TViewer | null;
  /** Whether a sign-in over the page brought back the one whose page it is. */
  isSame(one: TViewer, other: TViewer): boolean;
  /** Whether the server lets this viewer listen to hints; without it, everyone who is signed in. */
  mayListen?(viewer: TViewer): boolean;
  /** Forgets what the app itself keeps of a person in this browser. */
  forget?(): void;
  /** Loads the app anew: nothing of the one before may stay on the screen of somebody else. */
  startAnew(): void;
}

export interface Session<TData, TViewer> {
  phase: SessionPhase;
  /** Who is signed in, or was until the session ended by itself; null when signed out. */
  viewer: TViewer | null;
  /** Why it is not known (UNREACHABLE). */
  error: unknown;
  /** Asks the server again who is signed in. */
  recheck: () => void;
  /** To be called after a sign-in: with what it answered of the viewer, or else the viewer is asked for. */
  enter: (answered?: TData) => Promise<void>;
  /** Ends the session at the server, then here; true when it is done. Told when the server cannot be reached. */
  leave: () => Promise<boolean>;
  leaving: boolean;
  /** Gives up a session that has ended. */
  giveUp: () => Promise<void>;
}

/** The session as the server tells it, what a sign-in and a sign-out change here, and the live connection with it. */
export function useSessionCore<TData, TViewer>(
  options: SessionOptions<TData, TViewer>,
): Session<TData, TViewer> {
  const { platform, query, viewerOf, isSame, forget, startAnew } = options;
  const { client } = platform;
  const { data, error, refetch, observable } = useQuery<TData>(query, { fetchPolicy: "cache-first" });
  const signOut = useAct(SignOutDocument);
  const [last, setLast] = useState<TViewer | null>(null);
  const [told, setTold] = useState(false);
  // Signed out on purpose: whatever the cache still says, nobody is shown.
  const [left, setLeft] = useState(false);

  const current = data === undefined ? undefined : viewerOf(data as TData);
  // While rendering, not in an effect: a viewer that turns null must never take the page away.
  if (current && current !== last && !left) setLast(current);
  const viewer = left ? null : (current ?? last);
  const phase = phaseOf(viewer, current, { told, left, failed: error !== undefined });

  useEffect(() => platform.onSessionEnded(() => setTold(true)), [platform]);
  useLive(platform, phase === "SIGNED_IN" && viewer !== null && (options.mayListen?.(viewer) ?? true));

  const giveUp = useCallback(async () => {
    setLeft(true);
    setLast(null);
    setTold(false);
    forget?.();
    closeUploads();
    platform.live.stop();
    await client.clearStore();
  }, [client, platform, forget]);

  const enter = async (answered?: TData) => {
    const next = answered ?? (await client.query<TData>({ query, fetchPolicy: "network-only" })).data;
    const entered = next ? viewerOf(next as TData) : null;
    if (!next || !entered) return;
    if (viewer && !isSame(viewer, entered)) {
      forget?.();
      return startAnew();
    }
    client.writeQuery<TData>({ query, data: next as never });
    // The store that was cleared on signing out has forgotten who watches it.
    await observable.reobserve({ fetchPolicy: "cache-first" });
    setLeft(false);
    setTold(false);
    // What the page under the sign-in tried to read meanwhile is read now; each query shows its own failure.
    if (viewer) await client.refetchQueries({ include: "active" }).catch(() => undefined);
  };
  const leave = async () => {
    const { kind } = await signOut.send({});
    if (kind === "done") await giveUp();
    return kind === "done";
  };
  return {
    phase,
    viewer,
    error,
    recheck: () => void refetch().catch(() => undefined),
    enter,
    leave,
    leaving: signOut.running,
    giveUp,
  };
}

function useLive({ live }: PlatformClient, listens: boolean): void {
  useEffect(() => {
    if (!listens) return;
    live.start();
    return () => live.stop();
  }, [live, listens]);
}

function phaseOf(
  viewer: unknown,
  current: unknown,
  { told, left, failed }: { told: boolean; left: boolean; failed: boolean },
): SessionPhase {
  if (viewer) return told || current === null ? "ENDED" : "SIGNED_IN";
  if (left || current === null) return "SIGNED_OUT";
  return failed ? "UNREACHABLE" : "LOADING";
}
