import { graphql } from "../gql/index.js";

export const UploadFields = graphql(`
  fragment UploadFields on Upload {
    id
    purpose
    purposeLabel
    fileName
    state
    kind
    warnings {
      code
      message
    }
    url
    thumbnailUrl
    originalUrl
  }
`);

export const RecordUploadsQuery = graphql(`
  query RecordUploads($recordId: ID!) {
    recordUploads(recordId: $recordId) {
      id
      purpose
      ...UploadFields
    }
  }
`);

export const BeginUpload = graphql(`
  mutation BeginUpload($input: BeginUploadInput!) {
    beginUpload(input: $input) {
      ... on UploadSlot {
        putUrl
        alreadyDone
        upload {
          ...UploadFields
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RemoveUpload = graphql(`
  mutation RemoveUpload($id: ID!) {
    removeUpload(id: $id) {
      ... on UploadsChanged {
        uploads {
          ...UploadFields
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const OrderUploads = graphql(`
  mutation OrderUploads($recordId: ID!, $purpose: String!, $ids: [ID!]!) {
    orderUploads(recordId: $recordId, purpose: $purpose, ids: $ids) {
      ... on UploadsChanged {
        uploads {
          ...UploadFields
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
