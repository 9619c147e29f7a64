import type { SchoolSettingsFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** 签约设置 as the form shows it. */
export type SchoolSettings = SchoolSettingsFragment;

export const SchoolSettingsFields = graphql(`
  fragment SchoolSettings on SigningSettings {
    cohort
    agreementType
    signingOn
    paperRegistrationOn
    destinationOn
    switchLockedReason
    reviewMode
    reviewModeLockedReason
    lockedReason
    contactsLockedReason
    departmentsWithoutReviewer
    terminationLimit
    contacts {
      levelScope
      name
      phone
      address
      postcode
    }
  }
`);

export const SigningSettingsQuery = graphql(`
  query SigningSettings($cohort: Int!) {
    signingSettings(cohort: $cohort) {
      ...SchoolSettings
    }
  }
`);

export const SaveSigningSettingsMutation = graphql(`
  mutation SaveSigningSettings($input: SigningSettingsInput!) {
    saveSigningSettings(input: $input) {
      ... on SigningSettings {
        ...SchoolSettings
      }
      ...RefusalShown
    }
  }
`);

export const ProvinceSettingsQuery = graphql(`
  query ProvinceSettings($cohort: Int!) {
    provinceSettings(cohort: $cohort) {
      provinceId
      cohort
      agreementType
      lockedReason
    }
  }
`);

export const SetAgreementTypeMutation = graphql(`
  mutation SetAgreementType($provinceId: ID!, $cohort: Int!, $agreementType: AgreementType!) {
    setAgreementType(provinceId: $provinceId, cohort: $cohort, agreementType: $agreementType) {
      ... on ProvinceSettings {
        provinceId
      }
      ...RefusalShown
    }
  }
`);
