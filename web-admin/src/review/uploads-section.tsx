import { UploadFieldsFragmentDoc, UploadsSectionFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { PictureViewer } from "../pictures/picture-viewer.js";

interface UploadsSectionProps {
  page: FragmentType<typeof UploadsSectionFragmentDoc>;
  /** Addresses of files are short-lived: reading the page again brings new ones. */
  reread(): void;
}

/** 证明材料 of the submission under review, zoomed and turned in place (S-06); none: draws nothing. */
export function UploadsSection({ page, reread }: UploadsSectionProps) {
  const uploads = readFragment(
    UploadFieldsFragmentDoc,
    readFragment(UploadsSectionFragmentDoc, page).uploads,
  );
  if (uploads.length === 0) return null;
  return (
    <section className="panel" id="uploads">
      <h2>上传材料</h2>
      <PictureViewer uploads={uploads} onStale={reread} />
    </section>
  );
}
