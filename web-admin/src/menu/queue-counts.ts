import type { QueueCountsQuery as QueueCounts, RecordKind } from "../gql/graphql.js";

export type KindCounts = QueueCounts["queueCounts"]["kinds"][number];

/** The kinds of records that the server has; undefined before they are read. */
export function servedKinds(counts: QueueCounts | undefined): RecordKind[] | undefined {
  return counts?.queueCounts.kinds.map(({ kind }) => kind);
}
