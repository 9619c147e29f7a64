import { graphql } from "../gql/index.js";

/**
 * What every act on an agreement reads back, so that each place that shows the record is redrawn from the cache
 * at once; the lists follow by the live hint.
 */
export const AgreementChangeFragment = graphql(`
  fragment AgreementChange on Agreement {
    version
    status
    statusLabel
    submission
    number
    deadline
    changedAt
    nextStep
    ...AgreementSteps
    ...AgreementTimeline
    ...AgreementActions
  }
`);
