import type { ProvinceListRowFragment, SchoolListRowFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** A province as the list shows it. */
export type ProvinceListRow = ProvinceListRowFragment;
/** A school as the list shows it. */
export type SchoolListRow = SchoolListRowFragment;

export const ProvinceListRowFields = graphql(`
  fragment ProvinceListRow on ProvinceRow {
    id
    code
    name
    schools
    modules
  }
`);

/** The provinces, with the agreement type each has chosen for the cohort (P-10). */
export const ProvincesQuery = graphql(`
  query Provinces($cohort: Int!) {
    provinces {
      ...ProvinceListRow
    }
    provinceSettings(cohort: $cohort) {
      provinceId
      agreementType
    }
  }
`);

/** Provinces to choose from. */
export const ProvinceNamesQuery = graphql(`
  query ProvinceNames {
    provinces {
      id
      name
    }
  }
`);

export const SchoolListRowFields = graphql(`
  fragment SchoolListRow on SchoolRow {
    id
    code
    name
    provinceName
    address
    graduates
    signingOn
  }
`);

export const SchoolsQuery = graphql(`
  query Schools($cohort: Int!, $search: String, $provinceId: ID, $first: Int!, $after: String) {
    schools(cohort: $cohort, search: $search, provinceId: $provinceId, first: $first, after: $after) {
      rows {
        ...SchoolListRow
      }
      endCursor
    }
  }
`);

export const ImportProvincesMutation = graphql(`
  mutation ImportProvinces($provinces: [ProvinceInput!]!) {
    importProvinces(provinces: $provinces) {
      __typename
      ... on ImportedOrganisations {
        added
        changed
        unchanged
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ImportSchoolsMutation = graphql(`
  mutation ImportSchools($schools: [SchoolInput!]!) {
    importSchools(schools: $schools) {
      __typename
      ... on ImportedOrganisations {
        added
        changed
        unchanged
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
