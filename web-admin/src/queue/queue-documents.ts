import type { QueueRowFragment, ReviewRecordsMutation as Reviewed } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** A row of the list, as the table shows it; `gone`: no longer among the rows of the server's answer. */
export type QueueRow = QueueRowFragment & { gone?: boolean };

export const QueueRowFields = graphql(`
  fragment QueueRow on ReviewQueueRow {
    id
    kind
    submission
    initiatorLabel
    status
    statusLabel
    tone
    schoolName
    departmentName
    educationLevelLabel
    majorName
    graduateName
    idNumberMasked
    agreementNumber
    counterpart
    positionName
    submittedAt
    changedAt
    waitsForMe
  }
`);

export const ReviewQueueQuery = graphql(`
  query ReviewQueue($filter: ReviewQueueFilter!, $first: Int!, $after: String) {
    reviewQueue(filter: $filter, first: $first, after: $after) {
      rows {
        ...QueueRow
      }
      endCursor
    }
  }
`);

/** One verdict on many records; each succeeds or fails by itself (F-17). */
export const ReviewRecordsMutation = graphql(`
  mutation ReviewRecords($verdicts: [VerdictInput!]!, $verdict: Verdict!, $rejection: RejectionInput) {
    reviewRecords(verdicts: $verdicts, verdict: $verdict, rejection: $rejection) {
      ... on BulkReview {
        done
        refused
        items {
          recordId
          graduateName
          ok
          message
        }
      }
      ...RefusalShown
    }
  }
`);

/** What became of one record of a bulk verdict. */
export type BulkReviewItem = Extract<Reviewed["reviewRecords"], { items: unknown }>["items"][number];
