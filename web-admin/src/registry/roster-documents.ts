import type { RosterUploadRowsQuery as RosterRows, RosterUploadSummaryFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** An uploaded roster with its numbers. */
export type RosterSummary = RosterUploadSummaryFragment;

export const RosterUploadSummaryFields = graphql(`
  fragment RosterUploadSummary on RosterUpload {
    id
    cohort
    fileName
    uploadedBy
    uploadedAt
    status
    progress
    failure
    notes
    rows
    added
    changed
    missing
    unchanged
    wrong
    problems
    newDepartments
    departmentsWithoutReviewer
    committedAt
  }
`);

export const RosterUploadsQuery = graphql(`
  query RosterUploads($first: Int!, $after: String) {
    rosterUploads(first: $first, after: $after) {
      rows {
        ...RosterUploadSummary
      }
      endCursor
    }
  }
`);

export const RosterUploadQuery = graphql(`
  query RosterUpload($id: ID!) {
    rosterUpload(id: $id) {
      ...RosterUploadSummary
    }
  }
`);

export const RosterUploadRowsQuery = graphql(`
  query RosterUploadRows($uploadId: ID!, $kind: RosterRowKind!, $first: Int!, $after: String) {
    rosterUploadRows(uploadId: $uploadId, kind: $kind, first: $first, after: $after) {
      rows {
        rowNumber
        kind
        studentNumber
        name
        details {
          column
          old
          new
          reason
        }
      }
      endCursor
    }
  }
`);

/** A row of the file, or of the roster where the file has none, with what is told about it. */
export type RosterDetailRow = RosterRows["rosterUploadRows"]["rows"][number] & { key: string };

export const CommitRosterUploadMutation = graphql(`
  mutation CommitRosterUpload($id: ID!) {
    commitRosterUpload(id: $id) {
      ... on RosterUpload {
        ...RosterUploadSummary
      }
      ...RefusalShown
    }
  }
`);

export const DiscardRosterUploadMutation = graphql(`
  mutation DiscardRosterUpload($id: ID!) {
    discardRosterUpload(id: $id) {
      ... on RosterUpload {
        ...RosterUploadSummary
      }
      ...RefusalShown
    }
  }
`);
