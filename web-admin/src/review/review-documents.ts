import { graphql } from "../gql/index.js";

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
        frozen
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
        ...RecordTimeline
        ...RecordSections
        ... on Destination {
          ...ChangeableDestination
        }
      }
      trainingModeCode
      canTakeRegistryData
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

export const ApproveRecordMutation = graphql(`
  mutation ApproveRecord(
    $verdict: VerdictInput!
    $takeRegistryData: Boolean!
    $hold: Boolean!
    $ending: TerminationEndingInput
    $changes: DestinationChangeInput
  ) {
    approveRecord(
      verdict: $verdict
      takeRegistryData: $takeRegistryData
      hold: $hold
      ending: $ending
      changes: $changes
    ) {
      ...VerdictResult
    }
  }
`);

export const ReturnRecordMutation = graphql(`
  mutation ReturnRecord($verdict: VerdictInput!, $rejection: RejectionInput!, $hold: Boolean!) {
    returnRecord(verdict: $verdict, rejection: $rejection, hold: $hold) {
      ...VerdictResult
    }
  }
`);

export const RejectRecordMutation = graphql(`
  mutation RejectRecord($verdict: VerdictInput!, $rejection: RejectionInput!, $hold: Boolean!) {
    rejectRecord(verdict: $verdict, rejection: $rejection, hold: $hold) {
      ...VerdictResult
    }
  }
`);

export const VerdictResultFields = graphql(`
  fragment VerdictResult on ReviewResult {
    __typename
    ... on RecordChanged {
      alreadyDone
      record {
        id
        status
        statusLabel
        submission
        changedAt
        nextStep
        availableActions {
          act
          allowed
          reason
        }
      }
    }
    ... on VerdictIsHeld {
      recordId
      until
    }
    ... on InvalidInput {
      fields {
        field
        message
      }
    }
    ... on RecordMovedOn {
      statusLabel
      by
      at
    }
    ... on SubmissionChanged {
      seen
      current
    }
    ... on VerdictHeld {
      heldBy: by
    }
    ... on Refusal {
      code
      message
    }
  }
`);

export const UndoVerdictMutation = graphql(`
  mutation UndoVerdict($recordId: ID!) {
    undoVerdict(recordId: $recordId) {
      __typename
      ... on VerdictUndone {
        recordId
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
