import { graphql } from "../gql/index.js";

/** What is being filled in, whatever kind of record it is of. */
export const DraftFields = graphql(`
  fragment DraftFields on RecordView {
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
    ... on Agreement {
      agreementForm: form {
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
    ... on Destination {
      destinationForm: form {
        typeCode
        subType
        fields {
          key
          value
        }
        version
      }
    }
  }
`);

export const DraftQuery = graphql(`
  query Draft($id: ID!) {
    record(id: $id) {
      ...DraftFields
    }
  }
`);

export const SaveOfflineApplication = graphql(`
  mutation SaveOfflineApplication($id: ID!, $form: AgreementFormInput!) {
    saveOfflineApplication(id: $id, form: $form) {
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

export const SubmitOfflineApplication = graphql(`
  mutation SubmitOfflineApplication($id: ID!, $form: AgreementFormInput!) {
    submitOfflineApplication(id: $id, form: $form) {
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

export const SaveDestination = graphql(`
  mutation SaveDestination($id: ID!, $form: DestinationFormInput!) {
    saveDestination(id: $id, form: $form) {
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

export const SubmitDestination = graphql(`
  mutation SubmitDestination($id: ID!, $form: DestinationFormInput!) {
    submitDestination(id: $id, form: $form) {
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
