import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import { ClaimRecordDocument, ReleaseClaimsDocument } from "../gql/graphql.js";
import { platform } from "../parts/platform.js";

/** Well below the 60 s that a claim holds. */
const RENEW_MS = 20_000;
/** Who touches nothing for so long is away, and their record others' again. */
const AWAY_MS = 300_000;
/** The next record's page has claimed its own by then. */
const LEAVE_MS = 300;

/**
 * Says that the reviewer is at this record, as long as they are, and that they are led to `next`; answers the colleague
 * who is here already. A hint on both sides and never a lock: nothing waits for it, and its failure is nobody's.
 */
export function useClaim(recordId: string, next: string | null | undefined, reviews: boolean): string | null {
  const client = useApolloClient();
  const [viewedBy, setViewedBy] = useState<string | null>(null);
  const claim = useCallback(
    async (id: string, opened: boolean) => {
      const asked = client.mutate({ mutation: ClaimRecordDocument, variables: { recordId: id, opened } });
      return (await asked.catch(() => null))?.data?.claimRecord ?? null;
    },
    [client],
  );

  useEffect(() => {
    if (!reviews) return;
    let left = false;
    clearTimeout(leaving);
    const say = () =>
      void claim(recordId, true).then((answer) => !left && setViewedBy(answer?.viewedBy ?? null));
    say();
    const stopWatching = platform.live.onViewing((id) => id === recordId && say());
    const stopRenewing = whileHere(say);
    return () => {
      left = true;
      stopWatching();
      stopRenewing();
      leaving = setTimeout(() => {
        client.mutate({ mutation: ReleaseClaimsDocument }).catch(() => undefined);
      }, LEAVE_MS);
    };
  }, [claim, client, recordId, reviews]);

  useEffect(() => {
    if (!reviews || !next) return;
    return whileHere(() => void claim(next, false));
  }, [claim, next, reviews]);
  return reviews ? viewedBy : null;
}

let leaving: ReturnType<typeof setTimeout> | undefined;

/** Does it again and again, while somebody is at this window. */
function whileHere(renew: () => void): () => void {
  let touched = performance.now();
  const onTouch = () => {
    touched = performance.now();
  };
  const timer = setInterval(() => {
    if (!document.hidden && performance.now() - touched < AWAY_MS) renew();
  }, RENEW_MS);
  const signs = ["keydown", "pointermove", "wheel"] as const;
  for (const sign of signs) window.addEventListener(sign, onTouch, { passive: true });
  return () => {
    clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, onTouch);
  };
}
