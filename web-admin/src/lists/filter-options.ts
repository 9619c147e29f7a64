import { graphql } from "../gql/index.js";

/** Departments and majors of the viewer's school, to filter by. */
export const QueueFilterOptionsQuery = graphql(`
  query QueueFilterOptions {
    departmentOptions {
      id
      name
    }
    majorOptions {
      name
    }
  }
`);
