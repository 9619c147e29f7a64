import { graphql } from "../gql/index.js";

export const TerminationFields = graphql(`
  fragment TerminationFields on Termination {
    id
    statusLabel
    tone
    waitsFor
    nextStep
    askedBy
    askedAt
    reasonCode
    reasonLabel
    explanation
    endingLabel
    counterpart
    uploads {
      id
      fileName
      url
    }
    ...TimelineFields
    returned {
      id
    }
    ...ReturnReasonFields
    availableActions {
      act
      allowed
      reason
    }
  }
`);

export const AgreementTerminationQuery = graphql(`
  query AgreementTermination($agreementId: ID!) {
    agreementTermination(agreementId: $agreementId) {
      agreementId
      mayAsk
      whyNot
      needsLetter
      limit
      asked
      latest {
        id
        ...TerminationFields
      }
    }
  }
`);

export const ResubmitTermination = graphql(`
  mutation ResubmitTermination($input: ResubmitTerminationInput!) {
    resubmitTermination(input: $input) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);
