import type { DestinationRowFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** A reported destination as the list shows it. */
export type DestinationRow = DestinationRowFragment;

export const DestinationRowFields = graphql(`
  fragment DestinationRow on RegistryDestinationRow {
    graduateId
    cohort
    graduateName
    idNumberMasked
    schoolName
    departmentName
    code
    label
    employerName
    agreementNumber
    source
    reportedAt
  }
`);

/** 毕业去向 to filter by. */
export const ReportedTypesQuery = graphql(`
  query ReportedTypes {
    catalogue(name: DESTINATION) {
      code
      label
    }
  }
`);

export const RegistryDestinationsQuery = graphql(`
  query RegistryDestinations($filter: RegistryFilter!, $first: Int!, $after: String) {
    registryDestinations(filter: $filter, first: $first, after: $after) {
      rows {
        ...DestinationRow
      }
      endCursor
    }
  }
`);
