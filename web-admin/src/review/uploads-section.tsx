import { UploadFields } from "@gd/web-kit";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { PictureViewer } from "../pictures/picture-viewer.js";

export const UploadsSectionFields = graphql(`
  fragment UploadsSection on ReviewPage {
    uploads {
      ...UploadFields
    }
  }
`);

interface UploadsSectionProps {
  page: FragmentType<typeof UploadsSectionFields>;
  /** Addresses of files are short-lived: reading the page again brings new ones. */
  reread(): void;
}

/** 证明材料 of the submission under review, zoomed and turned in place (S-06); none: draws nothing. */
export function UploadsSection({ page, reread }: UploadsSectionProps) {
  const uploads = readFragment(UploadFields, readFragment(UploadsSectionFields, page).uploads);
  if (uploads.length === 0) return null;
  return (
    <section className="panel" id="uploads">
      <h2>上传材料</h2>
      <PictureViewer uploads={uploads} onStale={reread} />
    </section>
  );
}
