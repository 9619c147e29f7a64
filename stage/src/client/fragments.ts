import { graphql } from "../gql/index.js";

/** All that a refusal tells: a fragment on the interface may ask for facts that this act's union does not have. */
export const RefusalFacts = graphql(`
  fragment RefusalFacts on Refusal {
    __typename
    code
    message
    ... on InvalidInput { fields { field message } }
    ... on RecordMovedOn { status statusLabel by at }
    ... on CommittedElsewhere { counterpart }
    ... on DeadlinePassed { deadline }
    ... on SubmissionChanged { seen current }
    ... on VerdictHeld { deciding: by until }
    ... on LimitReached { limit retryAt }
  }
`);

/** What an act on a record of any kind brought about. */
export const RecordDone = graphql(`
  fragment RecordDone on RecordChanged {
    __typename
    alreadyDone
    record { id status version submission deadline ... on Agreement { number } }
  }
`);

/** What an act on an agreement brought about. */
export const AgreementDone = graphql(`
  fragment AgreementDone on AgreementChanged {
    __typename
    alreadyDone
    agreement { id status version submission number deadline }
  }
`);

/** What a verdict brought about, which is given on records of any kind. */
export const VerdictDone = graphql(`
  fragment VerdictDone on RecordChanged {
    __typename
    alreadyDone
    agreement: record { id status version submission deadline ... on Agreement { number } }
  }
`);
