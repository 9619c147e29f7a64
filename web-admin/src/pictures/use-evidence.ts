import { useApolloClient } from "@apollo/client/react";
import { browserTransport, type QueuedFile, refusalOf, UploadQueue } from "@gd/web-kit";
import { useEffect, useState, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import { graphql, readFragment } from "../gql/index.js";
import { type UploadShown, UploadShownFields } from "./upload-documents.js";

const BeginUploadMutation = graphql(`
  mutation BeginUpload($input: BeginUploadInput!) {
    beginUpload(input: $input) {
      __typename
      ... on UploadSlot {
        putUrl
        alreadyDone
        upload {
          ...UploadShown
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const RemoveUploadMutation = graphql(`
  mutation RemoveUpload($id: ID!) {
    removeUpload(id: $id) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export interface EvidenceFiles {
  files: readonly QueuedFile<UploadShown>[];
  add(files: readonly File[]): void;
  retry(id: string): void;
  remove(id: string): void;
}

/** Files that a reviewer sends beside a decision, each tried again by itself until the server has it. */
export function useEvidence(recordId: string, purpose: string): EvidenceFiles {
  const client = useApolloClient();
  const [queue] = useState(() => makeQueue(client, recordId, purpose));
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  useEffect(() => () => queue.close(), [queue]);
  return {
    files,
    add: (chosen) => queue.add(chosen),
    retry: (id) => queue.retry(id),
    remove: (id) => {
      queue.remove(id);
      // What nobody refers to is swept away by the server, whether or not this arrives.
      client.mutate({ mutation: RemoveUploadMutation, variables: { id } }).catch(() => undefined);
    },
  };
}

function makeQueue(
  client: ReturnType<typeof useApolloClient>,
  recordId: string,
  purpose: string,
): UploadQueue<UploadShown> {
  const transport = browserTransport<UploadShown>(async ({ id, name, bytes }) => {
    const input = { id, recordId, purpose, fileName: name, bytes };
    const { data } = await client.mutate({ mutation: BeginUploadMutation, variables: { input } });
    const answer = data?.beginUpload;
    const refusal = refusalOf(answer);
    if (refusal) return { refusal };
    if (answer?.__typename !== "UploadSlot") throw new Error("No slot for the file");
    const { putUrl, alreadyDone } = answer;
    return { putUrl, alreadyDone, upload: readFragment(UploadShownFields, answer.upload) };
  });
  return new UploadQueue(transport, uuidv7);
}
