import { isRecordStatus, type RecordStatus } from "@gd/web-kit";
import type { Location } from "react-router";
import type { EducationLevel, QueueView, RecordKind, ReviewQueueFilter } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import type { Queue } from "./queues.js";

/** What the list shows, as its address says it. Names and ID numbers are exact. */
export interface QueueSearch {
  view: QueueView;
  /** One of the list's kinds; absent: all of them. */
  kind?: RecordKind | undefined;
  status?: RecordStatus | undefined;
  cohort?: number | undefined;
  departmentId?: string | undefined;
  educationLevel?: EducationLevel | undefined;
  majorName?: string | undefined;
  employerName?: string | undefined;
  name?: string | undefined;
  idNumber?: string | undefined;
  size: number;
  /** Where the page begins; absent on the first page. */
  after?: string | undefined;
}

export const pageSizes = [20, 50, 100] as const;
const defaultSize = 50;

/**
 * Address of the list for a search. Name and ID number are written after the `#`, which a browser never sends:
 * personal data stay out of every server's and proxy's log (P-08).
 */
export function queueAddress(queue: Queue, search: Partial<QueueSearch> = {}): string {
  const open = new URLSearchParams();
  if (search.view) open.set("view", search.view);
  if (search.kind) open.set("kind", search.kind);
  if (search.status) open.set("status", search.status);
  if (search.cohort) open.set("cohort", String(search.cohort));
  if (search.departmentId) open.set("department", search.departmentId);
  if (search.educationLevel) open.set("level", search.educationLevel);
  if (search.majorName) open.set("major", search.majorName);
  if (search.employerName) open.set("employer", search.employerName);
  if (search.size && search.size !== defaultSize) open.set("size", String(search.size));
  if (search.after) open.set("after", search.after);
  const personal = new URLSearchParams();
  if (search.name) personal.set("name", search.name);
  if (search.idNumber) personal.set("idNumber", search.idNumber);
  return `${queue.address}${open.size ? `?${open}` : ""}${personal.size ? `#${personal}` : ""}`;
}

/**
 * The search an address asks for. Without a word about it the list shows what waits for the viewer (the official
 * guide warns that its own default shows something else), or everything to those who give no verdicts.
 */
export function readQueueSearch(queue: Queue, location: Location, viewer: Viewer): QueueSearch {
  const open = new URLSearchParams(location.search);
  const personal = new URLSearchParams(location.hash.slice(1));
  const status = open.get("status");
  const view = open.get("view");
  const level = open.get("level");
  const cohort = Number(open.get("cohort"));
  const size = Number(open.get("size"));
  return {
    view: !viewer.mayReview || view === "ALL" ? "ALL" : "WAITING_FOR_ME",
    kind: queue.kinds.find((known) => known === open.get("kind")),
    status: isRecordStatus(status) ? status : undefined,
    cohort: Number.isInteger(cohort) && cohort > 2000 ? cohort : undefined,
    departmentId: open.get("department") ?? undefined,
    educationLevel: level === "UNDERGRADUATE" || level === "POSTGRADUATE" ? level : undefined,
    majorName: open.get("major") ?? undefined,
    employerName: open.get("employer") ?? undefined,
    name: personal.get("name") ?? undefined,
    idNumber: personal.get("idNumber") ?? undefined,
    size: pageSizes.find((known) => known === size) ?? defaultSize,
    after: open.get("after") ?? undefined,
  };
}

/** The server's filter for a search: the search without its paging. */
export function queueFilter(queue: Queue, search: QueueSearch): ReviewQueueFilter {
  const { size: _size, after: _after, kind, ...filter } = search;
  return { kinds: kind ? [kind] : [...queue.kinds], ...filter };
}

/** Whether the list shows all that waits for the viewer and nothing else. */
export function isWholeQueue(filter: ReviewQueueFilter): boolean {
  const { view, kinds: _kinds, ...narrowing } = filter;
  return view === "WAITING_FOR_ME" && Object.values(narrowing).every((value) => value === undefined);
}
