import { graphql } from "../gql/index.js";

export const StampedCopyQuery = graphql(`
  query StampedCopy($id: ID!) {
    record(id: $id) {
      __typename
      id
      statusLabel
      ...ReturnReasonFields
      availableActions {
        act
        allowed
        reason
      }
      ... on Agreement {
        ...DocumentCardFields
        stampLink {
          mobileMasked
          sentAt
          expiresAt
          expired
          delivery
          deliveryProblem
        }
      }
    }
  }
`);

export const SubmitStampedCopy = graphql(`
  mutation SubmitStampedCopy($id: ID!, $uploadIds: [ID!]!) {
    submitStampedCopy(id: $id, uploadIds: $uploadIds) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const SendStampLink = graphql(`
  mutation SendStampLink($recordId: ID!, $mobile: String!) {
    sendStampLink(recordId: $recordId, mobile: $mobile) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);
