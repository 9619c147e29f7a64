import type { AccountRowFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** An account as the list shows it. */
export type AccountRow = AccountRowFragment;

export const AccountRowFields = graphql(`
  fragment AccountRow on StaffAccount {
    id
    username
    name
    role
    organisationName
    levelScope
    employmentRight
    archiveRight
    householdRight
    disabled
  }
`);

export const StaffAccountsQuery = graphql(`
  query StaffAccounts($search: String, $first: Int!, $after: String) {
    staffAccounts(search: $search, first: $first, after: $after) {
      rows {
        ...AccountRow
      }
      endCursor
    }
  }
`);

export const CreateStaffAccountMutation = graphql(`
  mutation CreateStaffAccount($input: CreateStaffAccountInput!) {
    createStaffAccount(input: $input) {
      ... on StaffAccountChanged {
        account {
          ...AccountRow
        }
        warning
      }
      ...RefusalShown
    }
  }
`);

export const SetStaffAccountDisabledMutation = graphql(`
  mutation SetStaffAccountDisabled($id: ID!, $disabled: Boolean!) {
    setStaffAccountDisabled(id: $id, disabled: $disabled) {
      ... on StaffAccountChanged {
        account {
          ...AccountRow
        }
        warning
      }
      ...RefusalShown
    }
  }
`);

export const SetStaffRightsMutation = graphql(`
  mutation SetStaffRights($id: ID!, $rights: RightsInput!, $levelScope: LevelScope!) {
    setStaffRights(id: $id, rights: $rights, levelScope: $levelScope) {
      ... on StaffAccountChanged {
        account {
          ...AccountRow
        }
        warning
      }
      ...RefusalShown
    }
  }
`);

/** Departments of the school, for a new department account. */
export const AccountDepartmentsQuery = graphql(`
  query AccountDepartments {
    departmentOptions {
      id
      name
    }
  }
`);
