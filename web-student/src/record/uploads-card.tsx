import { type Upload, useLayer } from "@gd/web-kit";
import { ImageViewer } from "antd-mobile";
import { FileOutline } from "antd-mobile-icons";
import { useState } from "react";
import { Link } from "react-router";
import { UploadFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import "../ui/uploader.css";

interface UploadsCardProps {
  uploads: readonly FragmentType<typeof UploadFieldsFragmentDoc>[];
}

/** What the last submission brought along, a card for each kind of proof. */
export default function UploadsCard({ uploads }: UploadsCardProps) {
  const files = uploads.map((upload) => readFragment(UploadFieldsFragmentDoc, upload));
  const labels = [...new Set(files.map(({ purposeLabel }) => purposeLabel))];
  return labels.map((label) => (
    <Proof key={label} label={label} uploads={files.filter(({ purposeLabel }) => purposeLabel === label)} />
  ));
}

/** Pictures open large, to be enlarged with two fingers; a PDF has a page of its own. */
function Proof({ label, uploads }: { label: string; uploads: readonly Upload[] }) {
  const [opened, setOpened] = useState<number | null>(null);
  useLayer(opened !== null, () => setOpened(null));
  const pictures = uploads.filter(({ kind, url }) => kind !== "PDF" && url);
  return (
    <section className="card uploader">
      <h2 className="card-title">
        {label}（{uploads.length} 页）
      </h2>
      <ol className="uploader-grid">
        {uploads.map((upload, index) => (
          <li key={upload.id} className="uploader-tile">
            <Tile upload={upload} page={index + 1} onOpen={() => setOpened(pictures.indexOf(upload))} />
          </li>
        ))}
      </ol>
      <ImageViewer.Multi
        // Opens at the picture that was touched, not where it was left.
        key={opened}
        images={pictures.map(({ url }) => url ?? "")}
        visible={opened !== null}
        defaultIndex={opened ?? 0}
        onClose={() => setOpened(null)}
      />
    </section>
  );
}

function Tile({ upload, page, onOpen }: { upload: Upload; page: number; onOpen: () => void }) {
  const inner = (
    <>
      {upload.thumbnailUrl ? (
        <img src={upload.thumbnailUrl} alt="" />
      ) : (
        <span className="uploader-pdf">
          <FileOutline aria-hidden />
          PDF
        </span>
      )}
      <span className="uploader-page">{page}</span>
    </>
  );
  const label = `第 ${page} 页 ${upload.fileName}`;
  if (upload.kind === "PDF") {
    return (
      <Link to={`/files/${upload.id}/original`} aria-label={`${label}，查看`} className="uploader-open">
        {inner}
      </Link>
    );
  }
  return (
    <button type="button" onClick={onOpen} aria-label={`${label}，查看大图`}>
      {inner}
    </button>
  );
}
