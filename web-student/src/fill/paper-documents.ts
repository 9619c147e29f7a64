import { graphql } from "../gql/index.js";

export const PaperDraftFields = graphql(`
  fragment PaperDraftFields on Agreement {
    id
    kind
    status
    statusLabel
    timeline {
      at
      toStatus
      reasonCategory
      reason
      actorOrganisation
    }
    availableActions {
      act
      allowed
      reason
    }
    form {
      employerName
      uscc
      natureCode
      industryCode
      divisionCode
      address
      contactName
      contactMobile
      contactPhone
      contactEmail
      categoryCode
      positionName
      workplace
      settlesHousehold
      reportBy
      monthlySalaryYuan
      probation
      servicePeriod
      penalty
      archiveReceiver
      archiveAddress
      archivePostcode
      householdAddress
      supplement
      version
    }
  }
`);

export const PaperDraftQuery = graphql(`
  query PaperDraft($id: ID!) {
    agreement(id: $id) {
      ...PaperDraftFields
    }
  }
`);

export const SavePaperRegistration = graphql(`
  mutation SavePaperRegistration($id: ID!, $form: AgreementFormInput!) {
    savePaperRegistration(id: $id, form: $form) {
      ... on DraftSaved {
        recordId
        savedAt
        version
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);

export const SubmitPaperRegistration = graphql(`
  mutation SubmitPaperRegistration($id: ID!, $form: AgreementFormInput!) {
    submitPaperRegistration(id: $id, form: $form) {
      ... on RecordChanged {
        alreadyDone
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);
