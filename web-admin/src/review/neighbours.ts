import type { ApolloClient } from "@apollo/client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  NextWaitingDocument,
  OrganisationPageDocument,
  QueueCountsDocument,
  QueueRowFragmentDoc,
  ReviewPageDocument,
  ReviewQueueDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { countOf, type Queue } from "../menu/queues.js";
import { isWholeQueue } from "../queue/queue-filter.js";
import { type QueueTrail, saveTrail, trailThrough } from "../queue/queue-trail.js";

export interface Neighbours {
  previous: string | null;
  /** undefined: not known yet. */
  next: string | null | undefined;
  /** The same, once it is known. */
  waitForNext(): Promise<string | null>;
  /** Place in the list the reviewer came from, from 1; null when the record was opened by its address. */
  position: number | null;
  listAddress: string | null;
  /** Records of this list that wait for the viewer now. */
  waiting: number | undefined;
}

/** What stands before and after a record in the list the reviewer came from; the next one is read in advance. */
export function useNeighbours(queue: Queue, recordId: string): Neighbours {
  const client = useApolloClient();
  const waiting = countOf(queue, useQuery(QueueCountsDocument).data)?.waitingForMe;
  const [next, setNext] = useState<string | null>();
  const pending = useRef<Promise<string | null>>(Promise.resolve(null));

  // The number that waits changes whenever anyone decides anything here: then another record may be next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `waiting` is the signal to look again
  useEffect(() => {
    let superseded = false;
    pending.current = findNext(client, queue, recordId).catch(() => null);
    void pending.current.then((found) => {
      if (!superseded) setNext(found);
    });
    return () => {
      superseded = true;
    };
  }, [client, queue, recordId, waiting]);
  const waitForNext = useCallback(() => pending.current, []);

  const trail = trailThrough(recordId);
  const at = trail?.ids.indexOf(recordId) ?? -1;
  return {
    previous: trail?.ids[at - 1] ?? null,
    next,
    waitForNext,
    position: trail?.offset == null ? null : trail.offset + at + 1,
    listAddress: trail?.address ?? null,
    waiting,
  };
}

/**
 * The record to go to after this one: the queue's next where the reviewer works through the whole queue, else the
 * next of the list they came from, so that a filter keeps holding. Its page is in the cache when this answers.
 */
async function findNext(client: ApolloClient, queue: Queue, recordId: string): Promise<string | null> {
  const trail = trailThrough(recordId);
  if (!trail || isWholeQueue(trail.filter)) {
    const { data } = await client.query({
      query: NextWaitingDocument,
      variables: { after: recordId, kinds: [...(trail?.filter.kinds ?? queue.kinds)] },
      fetchPolicy: "network-only",
    });
    const next = data?.nextWaiting ?? null;
    if (next) await preload(client, queue, next);
    return next;
  }
  let current = recordId;
  for (;;) {
    const next = await nextOfTrail(client, current);
    if (!next) return null;
    const reviewable = await preload(client, queue, next);
    if (reviewable || trail.filter.view === "ALL") return next;
    current = next;
  }
}

async function nextOfTrail(client: ApolloClient, recordId: string): Promise<string | null> {
  const trail = trailThrough(recordId);
  if (!trail) return null;
  const known = trail.ids[trail.ids.indexOf(recordId) + 1];
  if (known) return known;
  if (!trail.endCursor) return null;
  const longer = await lengthen(client, trail, trail.endCursor);
  return longer.ids[trail.ids.length] ?? null;
}

async function lengthen(client: ApolloClient, trail: QueueTrail, endCursor: string): Promise<QueueTrail> {
  const { data } = await client.query({
    query: ReviewQueueDocument,
    variables: { filter: trail.filter, first: 20, after: endCursor },
    fetchPolicy: "network-only",
  });
  const rows = readFragment(QueueRowFragmentDoc, data?.reviewQueue.rows) ?? [];
  const known = new Set(trail.ids);
  const longer = {
    ...trail,
    ids: [...trail.ids, ...rows.map((row) => row.id).filter((id) => !known.has(id))],
    endCursor: data?.reviewQueue.endCursor ?? null,
  };
  saveTrail(longer);
  return longer;
}

/** Reads a record's page into the cache; answers whether a verdict can be given on it. */
async function preload(client: ApolloClient, queue: Queue, recordId: string): Promise<boolean> {
  const asked = { variables: { recordId }, fetchPolicy: "network-only" } as const;
  const { data } = await (queue.ofOrganisations
    ? client.query({ query: OrganisationPageDocument, ...asked })
    : client.query({ query: ReviewPageDocument, ...asked }));
  return data?.reviewPage?.record.availableActions.some(({ act }) => act === "APPROVE") ?? false;
}
