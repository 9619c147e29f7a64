import type {
  FrozenRecordsQuery as FrozenRecords,
  VoidedDestinationsQuery as Voided,
} from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

export const VoidedDestinationsQuery = graphql(`
  query VoidedDestinations($filter: VoidedDestinationFilter!, $first: Int!, $after: String) {
    voidedDestinations(filter: $filter, first: $first, after: $after) {
      rows {
        recordId
        counterpart
        typeLabel
        voidedAt
        graduateName
        idNumberMasked
        studentNumber
        cohort
        schoolName
        departmentName
        majorName
      }
      endCursor
    }
  }
`);

/** A voided destination as the list shows it. */
export type VoidedRow = Voided["voidedDestinations"]["rows"][number];

export const FrozenRecordsQuery = graphql(`
  query FrozenRecords($filter: FrozenRecordFilter!, $first: Int!, $after: String) {
    frozenRecords(filter: $filter, first: $first, after: $after) {
      rows {
        id
        kind
        kindLabel
        frozenStatusLabel
        counterpart
        cohort
        graduateId
        graduateName
        idNumberMasked
        studentNumber
        schoolName
        departmentName
        frozenAt
      }
      endCursor
    }
  }
`);

/** A frozen record as the list shows it. */
export type FrozenRecordRow = FrozenRecords["frozenRecords"]["rows"][number];
