import { useEffect } from "react";
import type { ReviewQueueFilter } from "../gql/graphql.js";
import type { Queue } from "../menu/queues.js";

/**
 * The list a reviewer came from, so that the review page knows what stands before and after a record. It belongs to
 * this browser tab and holds ids only, save for what the filter itself says.
 */
export interface QueueTrail {
  /** Address of the list, to return to. */
  address: string;
  filter: ReviewQueueFilter;
  /** Records in the order of the list, as far as they were seen. */
  ids: string[];
  /** Where the list goes on after the last id; null: it ends there. */
  endCursor: string | null;
  /** How many records of the list stand before the first id; null where it did not begin with a list. */
  offset: number | null;
}

const storageKey = "gd-admin-queue-trail";
const visitKey = "gd-admin-last-visit";

/** Keeps the list that is shown as the one that reviews go through; null: it is not read yet. */
export function useTrail(trail: QueueTrail | null): void {
  const text = trail && JSON.stringify(trail);
  useEffect(() => {
    if (text) sessionStorage.setItem(storageKey, text);
  }, [text]);
}

export function saveTrail(trail: QueueTrail): void {
  sessionStorage.setItem(storageKey, JSON.stringify(trail));
}

/** Forgets the list: another account must not find it. */
export function forgetTrail(): void {
  sessionStorage.removeItem(storageKey);
  sessionStorage.removeItem(visitKey);
}

/** Notes the record that is open, so that the list can show where one was. */
export function noteVisit(recordId: string): void {
  sessionStorage.setItem(visitKey, recordId);
}

/** The record that was open last in this tab. */
export function lastVisit(): string | null {
  return sessionStorage.getItem(visitKey);
}

/** The trail that leads through this record; null when it was opened by its address alone. */
export function trailThrough(recordId: string): QueueTrail | null {
  const trail = savedTrail();
  return trail?.ids.includes(recordId) ? trail : null;
}

/** Notes that `next` came after `current`, so that one can go back; starts a trail where there is none. */
export function extendTrail(queue: Queue, current: string, next: string): void {
  const trail = trailThrough(current) ?? {
    address: queue.address,
    filter: { view: "WAITING_FOR_ME", kinds: [...queue.kinds] },
    ids: [current],
    endCursor: null,
    offset: null,
  };
  if (!trail.ids.includes(next)) {
    const at = trail.ids.indexOf(current) + 1;
    saveTrail({ ...trail, ids: [...trail.ids.slice(0, at), next, ...trail.ids.slice(at)] });
  }
}

function savedTrail(): QueueTrail | null {
  const text = sessionStorage.getItem(storageKey);
  return text ? (JSON.parse(text) as QueueTrail) : null;
}
