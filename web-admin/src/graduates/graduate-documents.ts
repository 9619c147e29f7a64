import type { GraduatesQuery as GraduatesData, RosterChangeFragment } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** A graduate as the list shows it. */
export type GraduateListRow = GraduatesData["graduates"]["rows"][number];

export const GraduatesQuery = graphql(`
  query Graduates($filter: GraduateFilter!, $first: Int!, $after: String) {
    graduates(filter: $filter, first: $first, after: $after) {
      rows {
        id
        cohort
        name
        idNumberMasked
        studentNumber
        schoolName
        departmentName
        majorName
        educationLevelLabel
        trainingModeLabel
        frozen
        notSigningReason
        statusLabel
      }
      endCursor
    }
  }
`);

/** 培养方式 to filter by. */
export const TrainingModesQuery = graphql(`
  query TrainingModes {
    catalogue(name: TRAINING_MODE) {
      code
      label
    }
  }
`);

export const GraduateQuery = graphql(`
  query Graduate($id: ID!) {
    graduate(id: $id) {
      id
      name
      cohort
      frozen
      groups {
        title
        fields {
          label
          value
        }
      }
      records {
        id
        kind
        counterpart
        positionName
        statusLabel
        tone
        changedAt
      }
      registryDestination {
        code
        label
        employerName
        agreementNumber
        source
        reportedAt
      }
    }
  }
`);

/** What became of each graduate that was to be deleted or brought back. */
export type RosterChange = RosterChangeFragment;

export const RosterChangeFields = graphql(`
  fragment RosterChange on RosterChanged {
    changed
    items {
      graduateId
      name
      ok
      message
    }
  }
`);

export const RemoveGraduatesMutation = graphql(`
  mutation RemoveGraduates($ids: [ID!]!) {
    removeGraduates(ids: $ids) {
      ...RosterChange
      ...RefusalShown
    }
  }
`);

export const RestoreGraduatesMutation = graphql(`
  mutation RestoreGraduates($ids: [ID!]!) {
    restoreGraduates(ids: $ids) {
      ...RosterChange
      ...RefusalShown
    }
  }
`);
