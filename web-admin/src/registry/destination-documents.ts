import type { RegistryDestinationsQuery as Destinations } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

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
      endCursor
    }
  }
`);

/** A reported destination as the list shows it. */
export type DestinationRow = Destinations["registryDestinations"]["rows"][number];
