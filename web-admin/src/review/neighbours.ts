import type { ApolloClient } from "@apollo/client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  ClaimNextWaitingDocument,
  ClaimRecordDocument,
  QueueCountsDocument,
  QueueRowFragmentDoc,
  ReviewQueueDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { countOf, type Queue } from "../menu/queues.js";
import { isWholeQueue } from "../queue/queue-filter.js";
import { type QueueTrail, saveTrail, trailThrough } from "../queue/queue-trail.js";
import { preload } from "./preload.js";

export interface Neighbours {
  previous: string | null;
  /** undefined: not known yet. */
  next: string | null | undefined;
  /** The same, once it is known. */
  waitForNext(): Promise<string | null>;
  /** Place in the list the reviewer came from, from 1; null when the record was opened by its address. */
  position: number | null;
  /** Records of that list, as it was when the reviewer came from it; null where it does not say. */
  total: number | null;
  listAddress: string | null;
  /** Records of this list that wait for the viewer now. */
  waiting: number | undefined;
}

/** What stands before and after a record in the list the reviewer came from; the next one is read in advance. */
export function useNeighbours(queue: Queue, recordId: string, reviews: boolean): Neighbours {
  const client = useApolloClient();
  const waiting = countOf(queue, useQuery(QueueCountsDocument).data)?.waitingForMe;
  const [next, setNext] = useState<string | null>();
  const preloaded = useRef<string | null>(null);
  const pending = useRef<Promise<string | null>>(Promise.resolve(null));

  // The number that waits changes whenever anyone decides anything here: then another record may be next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `waiting` is the signal to look again
  useEffect(() => {
    let superseded = false;
    const load = async (id: string) => {
      if (preloaded.current === id) return true;
      preloaded.current = id;
      return await preload(client, queue, id);
    };
    pending.current = findNext({ client, queue, reviews, load }, recordId).catch(() => null);
    void pending.current.then((found) => {
      if (!superseded) setNext(found);
    });
    return () => {
      superseded = true;
    };
  }, [client, queue, recordId, reviews, waiting]);
  const waitForNext = useCallback(() => pending.current, []);

  const trail = trailThrough(recordId);
  const at = trail?.ids.indexOf(recordId) ?? -1;
  const position = trail?.offset == null ? null : trail.offset + at + 1;
  return {
    previous: trail?.ids[at - 1] ?? null,
    next,
    waitForNext,
    position,
    total: position === null || trail?.total == null ? null : Math.max(trail.total, position),
    listAddress: trail?.address ?? null,
    waiting,
  };
}

interface Search {
  client: ApolloClient;
  queue: Queue;
  /** Whether the viewer gives verdicts here: only then is what they are led to kept from colleagues. */
  reviews: boolean;
  /** Reads a record's page in advance; answers whether a verdict can be given on it. */
  load(recordId: string): Promise<boolean>;
}

/**
 * The record to go to after this one: the queue's next where the reviewer works through the whole queue, else the
 * next of the list they came from, so that a filter keeps holding. Its page is in the cache when this answers.
 */
async function findNext(search: Search, recordId: string): Promise<string | null> {
  const { client, queue, reviews, load } = search;
  const trail = trailThrough(recordId);
  if (reviews && (!trail || isWholeQueue(trail.filter))) {
    const { data } = await client.mutate({
      mutation: ClaimNextWaitingDocument,
      variables: { after: recordId, kinds: [...(trail?.filter.kinds ?? queue.kinds)] },
    });
    const next = data?.claimNextWaiting ?? null;
    if (next) await load(next);
    return next;
  }
  return trail && (await nextInList(search, trail, recordId));
}

/** One that a colleague is at is passed over, unless it is the only one left. */
async function nextInList(search: Search, trail: QueueTrail, recordId: string): Promise<string | null> {
  const { client, reviews, load } = search;
  let current = recordId;
  let passed: string | null = null;
  for (;;) {
    const next = await nextOfTrail(client, current);
    if (!next) return passed;
    const reviewable = await load(next);
    if (trail.filter.view === "ALL") return next;
    if (reviewable && (!reviews || (await isFree(client, next)))) return next;
    if (reviewable) passed ??= next;
    current = next;
  }
}

/** Claims it for the viewer, who is led there. */
async function isFree(client: ApolloClient, recordId: string): Promise<boolean> {
  const variables = { recordId, opened: false };
  const { data } = await client.mutate({ mutation: ClaimRecordDocument, variables });
  return data?.claimRecord?.mine ?? true;
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
    variables: {
      filter: trail.filter,
      first: 20,
      after: endCursor,
      ...(trail.sort && { sort: trail.sort }),
    },
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
