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

/** The counts of one kind, undefined before they are read. */
export function countsOf(counts: QueueCounts | undefined, kind: RecordKind): KindCounts | undefined {
  return counts?.queueCounts.kinds.find((each) => each.kind === kind);
}

export type KindCounts = QueueCounts["queueCounts"]["kinds"][number];
