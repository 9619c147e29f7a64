import { FilePdfOutlined } from "@ant-design/icons";
import { UploadFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import "./pictures.css";

interface UploadStripProps {
  title: string;
  uploads: readonly FragmentType<typeof UploadFieldsFragmentDoc>[];
}

/** Some files side by side, each opening by itself; none: draws nothing. */
export function UploadStrip({ title, uploads }: UploadStripProps) {
  const shown = readFragment(UploadFieldsFragmentDoc, uploads);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="upload-strip">
        {shown.map(({ id, purposeLabel, fileName, thumbnailUrl, url }) => (
          <li key={id}>
            <a href={url ?? undefined} target="_blank" rel="noreferrer" title={fileName}>
              {thumbnailUrl ? <img src={thumbnailUrl} alt={fileName} /> : <FilePdfOutlined />}
              <span>{purposeLabel}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
