import { graphql } from "../gql/index.js";

/** What waits for the viewer and how many records stand in each state: menu, home page and review page. */
export const QueueCountsQuery = graphql(`
  query QueueCounts {
    queueCounts {
      onlineSigningWaitingForMe
      onlineSigningByStatus {
        status
        statusLabel
        count
      }
    }
  }
`);
