import { useApolloClient, useQuery } from "@apollo/client/react";
import { browserTransport, type QueuedFile, refusalOf, UploadQueue } from "@gd/web-kit";
import { useEffect, useState, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import type { UploadFieldsFragment } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { tellFailed, tellRefused } from "./tell.js";
import {
  BeginUpload,
  OrderUploads,
  RecordUploadsQuery,
  RemoveUpload,
  UploadFields,
} from "./uploads.graphql.js";

export type Upload = UploadFieldsFragment;

export interface Uploads {
  /** What the server has whole, in order. */
  kept: readonly Upload[];
  /** Begun in an earlier visit, of which the bytes never came. */
  brokenOff: readonly Upload[];
  /** On its way, refused or failed. */
  queued: readonly QueuedFile<Upload>[];
  add: (files: readonly File[]) => void;
  retry: (id: string) => void;
  remove: (id: string) => Promise<void>;
  /** Puts one before or after its neighbour. */
  move: (id: string, by: -1 | 1) => Promise<void>;
}

/** The files of one purpose of a record, those under way included. */
export function useUploads(recordId: string, purpose: string): Uploads {
  const client = useApolloClient();
  const { data, refetch } = useQuery(RecordUploadsQuery, { variables: { recordId } });
  const [queue] = useState(() => makeQueue(client, recordId, purpose));
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  useEffect(() => {
    const again = () => queue.retryAll();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      queue.close();
    };
  }, [queue]);

  const arrived = files
    .filter((file) => file.state === "DONE")
    .map((file) => file.id)
    .join();
  useEffect(() => {
    if (arrived === "") return;
    // Out of the queue only when the server's list has it: nothing disappears for a moment.
    refetch()
      .then(() => {
        for (const id of arrived.split(",")) queue.remove(id);
      })
      .catch(tellFailed);
  }, [arrived, queue, refetch]);

  const onServer = (data?.recordUploads ?? [])
    .filter((upload) => upload.purpose === purpose)
    .map((upload) => readFragment(UploadFields, upload));
  const inQueue = new Set(files.map((file) => file.id));
  const kept = onServer.filter((upload) => upload.state === "COMPLETE" && !inQueue.has(upload.id));
  const act = async (mutate: () => Promise<object | null | undefined>) => {
    try {
      const refusal = refusalOf(await mutate());
      await refetch();
      if (refusal) await tellRefused(refusal.message);
    } catch (error) {
      tellFailed(error);
    }
  };
  return {
    kept,
    brokenOff: onServer.filter((upload) => upload.state === "WAITING" && !inQueue.has(upload.id)),
    queued: files,
    add: (chosen) => queue.add(chosen),
    retry: (id) => queue.retry(id),
    remove: async (id) => {
      const state = files.find((file) => file.id === id)?.state;
      queue.remove(id);
      // What was refused has no place on the server any more.
      if (state === "REFUSED") return void (await refetch().catch(tellFailed));
      await act(
        async () => (await client.mutate({ mutation: RemoveUpload, variables: { id } })).data?.removeUpload,
      );
    },
    move: async (id, by) => {
      const ids = kept.map((upload) => upload.id);
      const at = ids.indexOf(id);
      const to = at + by;
      if (at < 0 || to < 0 || to >= ids.length) return;
      ids.splice(to, 0, ...ids.splice(at, 1));
      const variables = { recordId, purpose, ids };
      await act(async () => (await client.mutate({ mutation: OrderUploads, variables })).data?.orderUploads);
    },
  };
}

function makeQueue(
  client: ReturnType<typeof useApolloClient>,
  recordId: string,
  purpose: string,
): UploadQueue<Upload> {
  const transport = browserTransport<Upload>(async ({ id, name, bytes }) => {
    const input = { id, recordId, purpose, fileName: name, bytes };
    const { data } = await client.mutate({ mutation: BeginUpload, variables: { input } });
    const answer = data?.beginUpload;
    if (!answer) throw new Error("No answer");
    const refusal = refusalOf(answer);
    if (refusal) return { refusal };
    if (!("putUrl" in answer)) throw new Error("Another answer");
    return { ...answer, upload: readFragment(UploadFields, answer.upload) };
  });
  return new UploadQueue(transport, uuidv7);
}
