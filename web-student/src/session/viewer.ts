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

/** Whether a sign-in brought back the same person. There is no id to compare; together these tell people apart. */
export function isSamePerson(one: Viewer, other: Viewer): boolean {
  return (
    one.name === other.name &&
    one.schoolName === other.schoolName &&
    one.departmentName === other.departmentName &&
    one.majorName === other.majorName &&
    one.cohort === other.cohort
  );
}
