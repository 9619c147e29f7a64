import type { UploadShownFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** An upload as a reviewer sees it. */
export type UploadShown = UploadShownFragment;

export const UploadShownFields = graphql(`
  fragment UploadShown on Upload {
    id
    purpose
    purposeLabel
    fileName
    kind
    bytes
    width
    height
    warnings {
      code
      message
    }
    url
    thumbnailUrl
    originalUrl
  }
`);
