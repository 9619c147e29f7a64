import { graphql } from "../gql/index.js";

/** Most characters of an explanation or a reason; the server looks again. */
export const LONGEST_TEXT = 500;

export const TerminationFields = graphql(`
  fragment TerminationFields on Termination {
    id
    status
    statusLabel
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
    timeline {
      id
      at
      title
      toStatus
      actorOrganisation
      reasonCategory
      reason
    }
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

/** Where a termination's own address leads: its agreement's page shows it. */
export const RecordPlaceQuery = graphql(`
  query RecordPlace($id: ID!) {
    record(id: $id) {
      id
      ... on Termination {
        agreementId
      }
    }
  }
`);

export const TerminationReasonsQuery = graphql(`
  query TerminationReasons {
    catalogue(name: TERMINATION_REASON) {
      code
      label
    }
  }
`);

export const AskTermination = graphql(`
  mutation AskTermination($input: AskTerminationInput!) {
    askTermination(input: $input) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
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

export const AcceptTermination = graphql(`
  mutation AcceptTermination($id: ID!) {
    acceptTermination(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const RefuseTermination = graphql(`
  mutation RefuseTermination($id: ID!, $reason: String!) {
    refuseTermination(id: $id, reason: $reason) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const TakeBackTermination = graphql(`
  mutation TakeBackTermination($id: ID!) {
    takeBackTermination(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);
