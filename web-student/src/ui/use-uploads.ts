import { useQuery } from "@apollo/client/react";
import { explainFailure, moved, type QueuedFile, type Upload, useAct, useRecordFiles } from "@gd/web-kit";
import { useEffect } from "react";
import {
  OrderUploadsDocument,
  RecordUploadsDocument,
  RemoveFileDocument,
  UploadFieldsFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { tell } from "./tell.js";

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

/** The files of one purpose of a record, those under way included; `known`: the server has the record. */
export function useUploads(recordId: string, purpose: string, known = true): Uploads {
  const { data, refetch } = useQuery(RecordUploadsDocument, { variables: { recordId }, skip: !known });
  const { queue, files, ids: done, add, retry } = useRecordFiles(recordId, purpose, { goesOn: true });
  const removal = useAct(RemoveFileDocument, { refetch: [RecordUploadsDocument] });
  const ordering = useAct(OrderUploadsDocument, { refetch: [RecordUploadsDocument] });

  const arrived = done.join();
  useEffect(() => {
    if (arrived === "") return;
    // Out of the queue only when the server's list has it: nothing disappears for a moment.
    refetch()
      .then(() => {
        for (const id of arrived.split(",")) queue.remove(id);
      })
      .catch(tellFailed);
  }, [arrived, queue, refetch]);

  const inQueue = new Set(files.map((file) => file.id));
  const onServer = (data?.recordUploads ?? [])
    .filter((upload) => upload.purpose === purpose && !inQueue.has(upload.id))
    .map((upload) => readFragment(UploadFieldsFragmentDoc, upload));
  const kept = onServer.filter((upload) => upload.state === "COMPLETE");
  return {
    kept,
    brokenOff: onServer.filter((upload) => upload.state === "WAITING"),
    queued: files,
    add,
    retry,
    remove: async (id) => {
      const state = files.find((file) => file.id === id)?.state;
      queue.remove(id);
      // What was refused has no place on the server any more.
      if (state === "REFUSED") await refetch().catch(tellFailed);
      else await removal.send({ id });
    },
    move: async (id, by) => {
      await ordering.send({ recordId, purpose, ids: moved(kept, id, by) });
    },
  };
}

function tellFailed(error: unknown): void {
  tell.failed(explainFailure(error));
}
