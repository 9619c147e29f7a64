import type { ListQuery, SavedViewFactsFragment } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";

export type SavedView = SavedViewFactsFragment;

/** A list as it is shown, as the server keeps it. */
export interface AskedView {
  query: ListQuery;
  address: string;
}

/** Whether the viewer looks after what the whole school shares. */
export function sharesViews(viewer: Viewer): boolean {
  return viewer.role === "SCHOOL" && viewer.levelScope === "ALL" && viewer.employmentRight === "READ_WRITE";
}
