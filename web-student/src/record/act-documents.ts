import { graphql } from "../gql/index.js";

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($id: ID!) {
    acceptInvitation(id: $id) {
      ... on AgreementChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const DeclineInvitation = graphql(`
  mutation DeclineInvitation($id: ID!) {
    declineInvitation(id: $id) {
      ... on AgreementChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const WithdrawSubmission = graphql(`
  mutation WithdrawSubmission($id: ID!) {
    withdrawSubmission(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const AbandonRecord = graphql(`
  mutation AbandonRecord($id: ID!) {
    abandonRecord(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const VoidDestination = graphql(`
  mutation VoidDestination($id: ID!) {
    voidDestination(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const DeleteDraft = graphql(`
  mutation DeleteDraft($id: ID!) {
    deleteDraft(id: $id) {
      ... on DraftDeleted {
        recordId
      }
      ...RefusalShown
    }
  }
`);
