import type { FrozenRecordRowFragment, VoidedRowFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** A voided destination as the list shows it. */
export type VoidedRow = VoidedRowFragment;

export const VoidedRowFields = graphql(`
  fragment VoidedRow on VoidedDestinationRow {
    recordId
    counterpart
    typeLabel
    submittedAt
    voidedAt
    graduateName
    idNumberMasked
    studentNumber
    cohort
    schoolName
    departmentName
    majorName
  }
`);

export const VoidedDestinationsQuery = graphql(`
  query VoidedDestinations($filter: VoidedDestinationFilter!, $first: Int!, $after: String) {
    voidedDestinations(filter: $filter, first: $first, after: $after) {
      rows {
        ...VoidedRow
      }
      endCursor
    }
  }
`);

/** A frozen record as the list shows it. */
export type FrozenRecordRow = FrozenRecordRowFragment;

export const FrozenRecordRowFields = graphql(`
  fragment FrozenRecordRow on FrozenRecordRow {
    id
    kind
    kindLabel
    status
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
`);

export const FrozenRecordsQuery = graphql(`
  query FrozenRecords($filter: FrozenRecordFilter!, $first: Int!, $after: String) {
    frozenRecords(filter: $filter, first: $first, after: $after) {
      rows {
        ...FrozenRecordRow
      }
      endCursor
    }
  }
`);
