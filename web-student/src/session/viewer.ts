import { createContext, useContext } from "react";
import type { GraduateViewerFieldsFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

export const GraduateViewerFields = graphql(`
  fragment GraduateViewerFields on GraduateViewer {
    name
    schoolName
    departmentName
    educationLevelLabel
    majorName
    cohort
    confirmedAt
    notOperatingReason
    unreadMessages
  }
`);

export const GraduateViewerQuery = graphql(`
  query GraduateViewer {
    graduateViewer {
      ...GraduateViewerFields
    }
  }
`);

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
