import { graphql } from "../gql/index.js";

/** Terms of the job, as `jobFacts` puts them into words. */
export const JobFields = graphql(`
  fragment JobFields on JobTerms {
    categoryCode
    categoryLabel
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
  }
`);

/** The employer's block, as `employerFacts` puts it into words. */
export const EmployerFields = graphql(`
  fragment EmployerFields on EmployerBlock {
    name
    uscc
    natureCode
    natureLabel
    industryCode
    industryLabel
    divisionName
    address
    contactName
    contactMobile
    contactPhone
    contactEmail
  }
`);

export const GraduateFields = graphql(`
  fragment GraduateFields on AgreementGraduate {
    name
    idNumberMasked
    schoolName
    educationLevelLabel
    majorName
    cohort
  }
`);

/** What the school changed after signing (F-28). */
export const AmendmentFields = graphql(`
  fragment AmendmentFields on Amendment {
    at
    fieldLabel
    before
    after
    organisation
  }
`);

/** The steps a record takes, with the one it stands at (F-27). */
export const StepsFields = graphql(`
  fragment StepsFields on RecordView {
    steps {
      title
      state
      at
      description
    }
  }
`);

/** Every change of a record's state (F-05). */
export const TimelineFields = graphql(`
  fragment TimelineFields on RecordView {
    timeline {
      id
      at
      title
      actorRole
      actorOrganisation
      actorName
      toTone
      reasonCategory
      reason
    }
  }
`);
