import type { ReviewPageQuery as ReviewPageData } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** What the review page shows of one record. */
export type ReviewedPage = NonNullable<ReviewPageData["reviewPage"]>;
/** The record of the page, as far as every kind has it. */
export type ReviewedRecord = ReviewedPage["record"];

/** Everything of the review page (F-14). */
export const ReviewPageQuery = graphql(`
  query ReviewPage($recordId: ID!) {
    reviewPage(recordId: $recordId) {
      record {
        __typename
        id
        kind
        kindLabel
        status
        statusLabel
        tone
        submission
        counterpart
        nextStep
        graduate {
          name
        }
        availableActions {
          act
          allowed
          reason
        }
        ...StepsFields
        ...TimelineFields
        ...RecordSections
        ... on Destination {
          ...ChangeableDestination
        }
      }
      trainingModeCode
      canTakeRegistryData
      neededPart
      heldVerdict {
        verdict
        by
        mine
        until
      }
      ...SubmissionChanges
      ...UploadsSection
      ...StudentSection
      ...WarningsSection
      ...RegistrySection
      ...EarlierVerdicts
      ...VoidedSection
    }
  }
`);

export const NextWaitingQuery = graphql(`
  query NextWaiting($after: ID!, $kinds: [RecordKind!]) {
    nextWaiting(after: $after, kinds: $kinds)
  }
`);
