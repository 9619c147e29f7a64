import type { EmployerMarkFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

export const EmployerMarkFields = graphql(`
  fragment EmployerMark on EmployerMark {
    id
    uscc
    employerName
    schoolName
    own
    categories
    categoryLabels
    reason
    markedBy
    markedAt
  }
`);

export type EmployerMark = EmployerMarkFragment;

export const OwnEmployerMarksQuery = graphql(`
  query OwnEmployerMarks($search: String, $first: Int!, $after: String) {
    ownEmployerMarks(search: $search, first: $first, after: $after) {
      rows {
        ...EmployerMark
      }
      endCursor
    }
  }
`);

export const WarningCategoriesQuery = graphql(`
  query WarningCategories {
    catalogue(name: WARNING_CATEGORY) {
      code
      label
    }
  }
`);

export const MarkEmployerMutation = graphql(`
  mutation MarkEmployer($input: EmployerMarkInput!) {
    markEmployer(input: $input) {
      ... on EmployerMark {
        ...EmployerMark
      }
      ...RefusalShown
    }
  }
`);

export const RemoveEmployerMarkMutation = graphql(`
  mutation RemoveEmployerMark($id: ID!) {
    removeEmployerMark(id: $id) {
      ... on EmployerMarkRemoved {
        id
      }
      ...RefusalShown
    }
  }
`);
