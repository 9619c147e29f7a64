import { graphql } from "../gql/index.js";

/**
 * What every act on an agreement reads back, so that each place that shows the record is redrawn from the cache
 * at once; the lists follow by the live hint.
 */
export const AgreementChangeFragment = graphql(`
  fragment AgreementChange on Agreement {
    version
    statusLabel
    tone
    holds
    waitsFor
    submission
    number
    deadline
    changedAt
    nextStep
    ...StepsFields
    ...TimelineFields
    ...AgreementActions
  }
`);
