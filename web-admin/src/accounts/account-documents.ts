import type { AccountRowFragment } from "../gql/graphql.js";

/** An account as the list shows it. */
export type AccountRow = AccountRowFragment;
