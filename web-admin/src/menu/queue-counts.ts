import type { QueueCountsQuery as QueueCounts, RecordKind } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

/** What waits for the viewer and how many records stand in each state: menu, home page and review page. */
export const QueueCountsQuery = graphql(`
  query QueueCounts {
    queueCounts {
      kinds {
        kind
        kindLabel
        waitingForMe
        byStatus {
          status
          statusLabel
          count
        }
      }
    }
  }
`);

export type KindCounts = QueueCounts["queueCounts"]["kinds"][number];

/** The kinds of records that the server has; undefined before they are read. */
export function servedKinds(counts: QueueCounts | undefined): RecordKind[] | undefined {
  return counts?.queueCounts.kinds.map(({ kind }) => kind);
}
