import type { RecordKind } from "../gql/graphql.js";

/** Where the form of a record is filled in, by kind; a kind without one is not begun in this app. */
export const formPaths: Partial<Record<RecordKind, string>> = {
  OFFLINE_AGREEMENT: "/fill/offline",
  PAPER_AGREEMENT: "/fill/paper",
  DESTINATION: "/fill/destination",
};
