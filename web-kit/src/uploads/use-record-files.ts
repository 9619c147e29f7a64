import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import {
  BeginFileDocument,
  RemoveFileDocument,
  type UploadFieldsFragment,
  UploadFieldsFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { isSuccess, refusalOf } from "../refusal.js";
import { isUnderWay, type QueuedFile, type QueueTransport, type UploadQueue } from "./upload-queue.js";
import { useUploadQueue } from "./use-upload-queue.js";

/** A file of a record, as every app shows it. */
export type Upload = UploadFieldsFragment;

export interface RecordFiles {
  /** In the order in which they were chosen. */
  files: readonly QueuedFile<Upload>[];
  /** Of those that the server has whole. */
  ids: readonly string[];
  /** Some are still on their way. */
  busy: boolean;
  queue: UploadQueue<Upload>;
  add: (files: readonly File[]) => void;
  retry: (id: string) => void;
  /** Takes one away, here and at the server. */
  remove: (id: string) => void;
}

/**
 * Files chosen for one purpose of a record, sent one by one until the server has them. `goesOn`: also when their place
 * leaves the screen.
 */
export function useRecordFiles(recordId: string, purpose: string, { goesOn = false } = {}): RecordFiles {
  const client = useApolloClient();
  const { queue, files } = useUploadQueue<Upload>(
    beginAt(client, recordId, purpose),
    goesOn ? `${recordId} ${purpose}` : undefined,
  );
  return {
    files,
    ids: files.filter(({ state }) => state === "DONE").map(({ id }) => id),
    busy: files.some(isUnderWay),
    queue,
    add: (chosen) => queue.add(chosen),
    retry: (id) => queue.retry(id),
    remove: (id) => {
      queue.remove(id);
      // The server sweeps away what nobody refers to, whether or not this arrives.
      client.mutate({ mutation: RemoveFileDocument, variables: { id } }).catch(() => undefined);
    },
  };
}

function beginAt(client: ApolloClient, recordId: string, purpose: string): QueueTransport<Upload>["begin"] {
  return async ({ id, name, bytes }) => {
    const input = { id, recordId, purpose, fileName: name, bytes };
    const { data } = await client.mutate({ mutation: BeginFileDocument, variables: { input } });
    const answer = data?.beginUpload;
    const refusal = refusalOf(answer);
    if (refusal) return { refusal };
    if (!isSuccess(answer)) throw new Error("No answer");
    return { ...answer, upload: readFragment(UploadFieldsFragmentDoc, answer.upload) };
  };
}

/** The ids with one of them put before or after its neighbour; the same order where there is none. */
export function moved(files: readonly { id: string }[], id: string, by: -1 | 1): string[] {
  const ids = files.map((file) => file.id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at >= 0 && to >= 0 && to < ids.length) ids.splice(to, 0, ...ids.splice(at, 1));
  return ids;
}
