import { choiceParam, testedParam, textParam, type ValuesOf, writeAddress } from "@gd/web-kit";
import { RecordStatus, type ReviewQueueFilter } from "../gql/graphql.js";
import type { Queue } from "../menu/queues.js";

export const pageSizes = [20, 50, 100] as const;

/** What stands in the address of every list of records besides the filters that all lists share. */
export function ownParams(queue: Queue) {
  return {
    view: choiceParam(["WAITING_FOR_ME", "ALL"] as const),
    /** One of the list's kinds; absent: all of them. */
    kind: choiceParam(queue.kinds),
    status: testedParam(isStatus),
    counterpart: textParam({ name: "employer" }),
    size: choiceParam(pageSizes),
  };
}

/** The states that the server's contract has. */
function isStatus(text: string): text is RecordStatus {
  return Object.values<string>(RecordStatus).includes(text);
}

/** What an address says by them. */
export type OwnValues = ValuesOf<ReturnType<typeof ownParams>>;

/** Address of the list, of one of its kinds or states where they are given. */
export function queueAddress(queue: Queue, values: OwnValues = {}): string {
  const { search } = writeAddress(ownParams(queue), values);
  return `${queue.address}${search && `?${search}`}`;
}

/** The server's filter: the address without its paging. */
export function queueFilter(
  queue: Queue,
  {
    size: _size,
    kind,
    ...filter
  }: Omit<ReviewQueueFilter, "kinds"> & { size?: number; kind?: Queue["kinds"][number] },
): ReviewQueueFilter {
  return { kinds: kind ? [kind] : [...queue.kinds], ...filter };
}

/** Whether the list shows all that waits for the viewer and nothing else. */
export function isWholeQueue(filter: ReviewQueueFilter): boolean {
  const { view, kinds: _kinds, ...narrowing } = filter;
  return view === "WAITING_FOR_ME" && Object.values(narrowing).every((value) => value === undefined);
}
