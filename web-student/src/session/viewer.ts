import { createContext, useContext } from "react";
import type { GraduateViewerFieldsFragment } from "../gql/graphql.js";

export type Viewer = GraduateViewerFieldsFragment;

export const ViewerContext = createContext<Viewer | null>(null);

/** The signed-in graduate. Only below `SessionGate`. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer is used outside SessionGate");
  return viewer;
}

/** Whether a sign-in brought back the same person, for the same roster row (F-01a). */
export function isSamePerson(one: Viewer, other: Viewer): boolean {
  return one.identity === other.identity;
}
