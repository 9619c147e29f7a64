import type { GraduatesQuery as GraduatesData, RosterChangeFragment } from "../gql/graphql.js";

/** A graduate as the list shows it. */
export type GraduateListRow = GraduatesData["graduates"]["rows"][number];

/** What became of each graduate that was to be deleted or brought back. */
export type RosterChange = RosterChangeFragment;
