import { graphql } from "../gql/index.js";

/** What is being filled in, whatever kind of record it is of. */
export const DraftFields = graphql(`
  fragment DraftFields on RecordView {
    id
    kind
    statusLabel
    ...ReturnReasonFields
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

/** Whatever is filled in: which form it is, its one field says. */
export const SaveDraft = graphql(`
  mutation SaveDraft($id: ID!, $form: RecordFormInput!) {
    saveDraft(id: $id, form: $form) {
      ... on DraftSaved {
        recordId
        savedAt
        version
      }
      ...RefusalShown
    }
  }
`);

export const SubmitRecord = graphql(`
  mutation SubmitRecord($id: ID!, $form: RecordFormInput!) {
    submitRecord(id: $id, form: $form) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);
