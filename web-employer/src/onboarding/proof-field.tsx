import { useAct, useRecordFiles } from "@gd/web-kit";
import { FilesList } from "@gd/web-kit/desk";
import { Button, Form } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import {
  RemoveFileDocument,
  type UploadFieldsFragment,
  type VerificationProofsQuery,
} from "../gql/graphql.js";

interface ProofFieldProps {
  recordId: string;
  proof: VerificationProofsQuery["verificationProofs"][number];
  /** What the server has of it. */
  uploads: readonly UploadFieldsFragment[];
  reread(): Promise<unknown>;
  children?: ReactNode;
}

/** One thing to be uploaded: what is there already, and what is on its way. */
export function ProofField({ recordId, proof, uploads, reread, children }: ProofFieldProps) {
  const files = useRecordFiles(recordId, proof.key);
  const arrived = files.ids.join();
  const told = useRef("");
  useEffect(() => {
    if (told.current === arrived) return;
    told.current = arrived;
    void reread();
  }, [arrived, reread]);
  const there = uploads.filter(({ state }) => state === "COMPLETE");
  const underWay = files.files.filter(({ id }) => !there.some((upload) => upload.id === id));
  return (
    <section className="onboarding-proof">
      <h2>{proof.label}</h2>
      <p className="cell-note">{proof.help}</p>
      {children}
      <ul className="onboarding-proof-files">
        {there.map((upload) => (
          <ThereFile key={upload.id} upload={upload} reread={reread} />
        ))}
      </ul>
      <Form.Item name={["proofs", proof.key]} noStyle>
        <FilesOnTheWay files={{ ...files, files: underWay }} label={`上传${proof.label}`} />
      </Form.Item>
    </section>
  );
}

function FilesOnTheWay({
  files,
  label,
  id,
}: {
  files: Parameters<typeof FilesList>[0]["files"];
  label: string;
  id?: string;
}) {
  return <FilesList files={files} label={label} note="图片或PDF，每个不超过10 MB" id={id} />;
}

function ThereFile({ upload, reread }: { upload: UploadFieldsFragment; reread(): Promise<unknown> }) {
  const act = useAct(RemoveFileDocument, { after: async () => void (await reread()) });
  const { id, fileName, thumbnailUrl, url, warnings } = upload;
  return (
    <li>
      {thumbnailUrl ? (
        <a href={url ?? undefined} target="_blank" rel="noreferrer">
          <img src={thumbnailUrl} alt={fileName} />
        </a>
      ) : (
        <a href={upload.originalUrl ?? undefined}>{fileName}</a>
      )}
      {thumbnailUrl && (
        <span className="onboarding-file-name" title={fileName}>
          {fileName}
        </span>
      )}
      {warnings.map(({ code, message }) => (
        <span key={code} className="cell-note">
          {message}
        </span>
      ))}
      <Button
        type="link"
        size="small"
        loading={act.running}
        onClick={() => void act.send({ id })}
        aria-label={`移除${fileName}`}
      >
        移除
      </Button>
    </li>
  );
}
