import type { ProvincesQuery as Provinces, SchoolsQuery as Schools } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** The provinces, with the agreement type each has chosen for the cohort (P-10). */
export const ProvincesQuery = graphql(`
  query Provinces($cohort: Int!) {
    provinces {
      id
      code
      name
      schools
      modules
    }
    provinceSettings(cohort: $cohort) {
      provinceId
      agreementType
    }
  }
`);

/** A province as the list shows it. */
export type ProvinceListRow = Provinces["provinces"][number] & {
  agreementType: Provinces["provinceSettings"][number]["agreementType"] | undefined;
};

export const SchoolsQuery = graphql(`
  query Schools($cohort: Int!, $search: String, $provinceId: ID, $first: Int!, $after: String) {
    schools(cohort: $cohort, search: $search, provinceId: $provinceId, first: $first, after: $after) {
      rows {
        id
        code
        name
        provinceName
        address
        graduates
        signingOn
      }
      endCursor
    }
  }
`);

/** A school as the list shows it. */
export type SchoolListRow = Schools["schools"]["rows"][number];

export const ImportProvincesMutation = graphql(`
  mutation ImportProvinces($provinces: [ProvinceInput!]!) {
    importProvinces(provinces: $provinces) {
      ... on ImportedOrganisations {
        added
        changed
        unchanged
      }
      ...RefusalShown
    }
  }
`);

export const ImportSchoolsMutation = graphql(`
  mutation ImportSchools($schools: [SchoolInput!]!) {
    importSchools(schools: $schools) {
      ... on ImportedOrganisations {
        added
        changed
        unchanged
      }
      ...RefusalShown
    }
  }
`);
