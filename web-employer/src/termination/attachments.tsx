import { PaperClipOutlined, UploadOutlined } from "@ant-design/icons";
import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { browserTransport, type QueuedFile, refusalOf, UploadQueue } from "@gd/web-kit";
import { Button, Upload } from "antd";
import { useEffect, useState, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import type { BeginUploadMutation } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

const BeginUploadDocument = graphql(`
  mutation BeginUpload($input: BeginUploadInput!) {
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
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const RemoveUploadDocument = graphql(`
  mutation RemoveUpload($id: ID!) {
    removeUpload(id: $id) {
      ... on UploadsChanged {
        uploads {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

type Uploaded = Extract<BeginUploadMutation["beginUpload"], { putUrl: string }>["upload"];

export interface AttachmentsState {
  files: readonly QueuedFile<Uploaded>[];
  /** Of those that the server has. */
  ids: string[];
  /** Some are still on their way. */
  pending: boolean;
  add: (files: File[]) => void;
  retry: (id: string) => void;
  remove: (id: string) => void;
}

/** Files that wait on the agreement until the request is sent, and go along with it. */
export function useAttachments(agreementId: string): AttachmentsState {
  const client = useApolloClient();
  const [queue] = useState(() => queueOf(client, agreementId));
  useEffect(() => () => queue.close(), [queue]);
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  const remove = (id: string): void => {
    queue.remove(id);
    // What is left behind is swept by the server.
    void client.mutate({ mutation: RemoveUploadDocument, variables: { id } }).catch(() => undefined);
  };
  return {
    files,
    ids: files.filter(({ state }) => state === "DONE").map(({ id }) => id),
    pending: files.some(({ state }) => ["WAITING", "SENDING", "RETRYING"].includes(state)),
    add: (added) => queue.add(added),
    retry: (id) => queue.retry(id),
    remove,
  };
}

function queueOf(client: ApolloClient, recordId: string): UploadQueue<Uploaded> {
  const transport = browserTransport<Uploaded>(async ({ id, name, bytes }) => {
    const input = { id, recordId, purpose: "TERMINATION_ATTACHMENT", fileName: name, bytes };
    const { data } = await client.mutate({ mutation: BeginUploadDocument, variables: { input } });
    const answer = data?.beginUpload;
    if (answer && "putUrl" in answer) return answer;
    const refusal = refusalOf(answer);
    return { refusal: refusal ?? { code: "UNKNOWN", message: "文件上传失败，请重试" } };
  });
  return new UploadQueue<Uploaded>(transport, () => uuidv7());
}

/** Chooses files and shows how far each has come. */
export function Attachments({ attachments }: { attachments: AttachmentsState }) {
  return (
    <>
      <Upload
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        showUploadList={false}
        beforeUpload={(file) => {
          attachments.add([file]);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>选择文件</Button>
      </Upload>
      <p className="cell-note">支持 JPG、PNG、WebP 图片或 PDF 文件，每个不超过 10 MB。</p>
      <ul className="termination-files">
        {attachments.files.map((file) => (
          <li key={file.id}>
            <span>
              <PaperClipOutlined /> {file.file.name}
            </span>
            <span className={file.state === "REFUSED" || file.state === "FAILED" ? "problem" : "cell-note"}>
              {stateText(file)}
            </span>
            {file.state === "FAILED" && (
              <Button type="link" className="row-button" onClick={() => attachments.retry(file.id)}>
                重试
              </Button>
            )}
            <Button type="link" className="row-button" onClick={() => attachments.remove(file.id)}>
              移除
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function stateText({ state, progress, message }: QueuedFile<Uploaded>): string {
  if (message) return message;
  if (state === "DONE") return "已上传";
  return state === "WAITING" ? "等待上传" : `上传中 ${Math.round(progress * 100)}%`;
}
