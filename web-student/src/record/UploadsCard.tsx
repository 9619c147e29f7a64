import { ImageViewer } from "antd-mobile";
import { FileOutline } from "antd-mobile-icons";
import { useState } from "react";
import type { UploadFieldsFragment } from "../gql/graphql.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { UploadFields } from "../ui/uploads.graphql.js";
import "../ui/uploader.css";

export const UploadsCardFields = graphql(`
  fragment UploadsCardFields on Agreement {
    uploads {
      ...UploadFields
    }
  }
`);

/** What the last submission brought along: pictures open large, to be enlarged with two fingers; a PDF is fetched. */
export default function UploadsCard({ agreement }: { agreement: FragmentType<typeof UploadsCardFields> }) {
  const [opened, setOpened] = useState<number | null>(null);
  const uploads = readFragment(UploadsCardFields, agreement).uploads.map((upload) =>
    readFragment(UploadFields, upload),
  );
  if (uploads.length === 0) return null;
  const pictures = uploads.filter(({ kind, url }) => kind !== "PDF" && url);
  return (
    <section className="card uploader">
      <h2 className="card-title">上传材料（{uploads.length} 页）</h2>
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

function Tile({ upload, page, onOpen }: { upload: UploadFieldsFragment; page: number; onOpen: () => void }) {
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
  return upload.kind === "PDF" ? (
    <a
      href={upload.originalUrl ?? undefined}
      download
      aria-label={`${label}，下载`}
      className="uploader-open"
    >
      {inner}
    </a>
  ) : (
    <button type="button" onClick={onOpen} aria-label={`${label}，查看大图`}>
      {inner}
    </button>
  );
}
