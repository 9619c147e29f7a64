import { useApolloClient } from "@apollo/client/react";
import type { BeginRecordFileMutation } from "../../gql/graphql.js";
import { graphql } from "../../gql/index.js";
import { type Done, isSuccess, refusalOf } from "../../refusal.js";
import type { QueuedFile } from "../../upload-queue.js";
import { useUploadQueue } from "../../uploads/use-upload-queue.js";

const BeginRecordFile = graphql(`
  mutation BeginRecordFile($input: BeginUploadInput!) {
    beginUpload(input: $input) {
      ... on UploadSlot {
        putUrl
        alreadyDone
        upload {
          id
          warnings {
            code
            message
          }
        }
      }
      ...RefusalShown
    }
  }
`);

const RemoveRecordFile = graphql(`
  mutation RemoveRecordFile($id: ID!) {
    removeUpload(id: $id) {
      ... on UploadsChanged {
        uploads {
          id
        }
      }
      ...RefusalShown
    }
  }
`);

type Uploaded = Done<BeginRecordFileMutation["beginUpload"]>["upload"];

export interface RecordFiles {
  files: readonly QueuedFile<Uploaded>[];
  /** Of those that the server has. */
  ids: string[];
  /** Some are still on their way. */
  pending: boolean;
  add: (files: readonly File[]) => void;
  retry: (id: string) => void;
  remove: (id: string) => void;
}

/** Files that wait on a record until the act is sent that they go along with. `purpose`: as the server's policy names it. */
export function useRecordFiles(recordId: string, purpose: string): RecordFiles {
  const client = useApolloClient();
  const { queue, files } = useUploadQueue<Uploaded>(async ({ id, name, bytes }) => {
    const input = { id, recordId, purpose, fileName: name, bytes };
    const { data } = await client.mutate({ mutation: BeginRecordFile, variables: { input } });
    const answer = data?.beginUpload;
    if (isSuccess(answer)) return answer;
    return { refusal: refusalOf(answer) ?? { code: "UNKNOWN", message: "文件上传失败，请重试" } };
  });
  return {
    files,
    ids: files.filter(({ state }) => state === "DONE").map(({ id }) => id),
    pending: files.some(({ state }) => ["WAITING", "SENDING", "RETRYING"].includes(state)),
    add: (chosen) => queue.add(chosen),
    retry: (id) => queue.retry(id),
    remove(id) {
      queue.remove(id);
      // What nobody refers to is swept away by the server, whether or not this arrives.
      client.mutate({ mutation: RemoveRecordFile, variables: { id } }).catch(() => undefined);
    },
  };
}
