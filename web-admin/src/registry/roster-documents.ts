import type { RosterUploadRowsQuery as RosterRows, RosterUploadSummaryFragment } from "../gql/graphql.js";

/** An uploaded roster with its numbers. */
export type RosterSummary = RosterUploadSummaryFragment;

/** A row of the file, or of the roster where the file has none, with what is told about it. */
export type RosterDetailRow = RosterRows["rosterUploadRows"]["rows"][number] & { key: string };
