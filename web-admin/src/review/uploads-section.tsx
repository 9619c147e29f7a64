import type { ReactNode } from "react";
import { UploadFieldsFragmentDoc, UploadsSectionFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { PictureViewer } from "../pictures/picture-viewer.js";

/**
 * 证明材料 of the submission under review, zoomed and turned in place (S-06); null where there is none. `reread` reads the
 * page again, since addresses of files are short-lived.
 */
export function evidenceOf(
  page: FragmentType<typeof UploadsSectionFragmentDoc>,
  reread: () => void,
): ReactNode {
  const uploads = readFragment(
    UploadFieldsFragmentDoc,
    readFragment(UploadsSectionFragmentDoc, page).uploads,
  );
  if (uploads.length === 0) return null;
  return (
    <section className="panel evidence-pane" id="uploads">
      <h2>上传材料</h2>
      <PictureViewer uploads={uploads} onStale={reread} />
    </section>
  );
}
