import { graphql } from "../gql/index.js";

export const ApproveRecordMutation = graphql(`
  mutation ApproveRecord(
    $verdict: VerdictInput!
    $takeRegistryData: Boolean!
    $hold: Boolean!
    $own: OwnVerdictInput
  ) {
    approveRecord(verdict: $verdict, takeRegistryData: $takeRegistryData, hold: $hold, own: $own) {
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
        tone
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
    ... on VerdictScheduled {
      recordId
      until
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
    ...RefusalShown
  }
`);

export const UndoVerdictMutation = graphql(`
  mutation UndoVerdict($recordId: ID!) {
    undoVerdict(recordId: $recordId) {
      ... on VerdictUndone {
        recordId
      }
      ...RefusalShown
    }
  }
`);
