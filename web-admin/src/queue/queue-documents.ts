import type { QueueRowFragment, ReviewRecordsMutation as Reviewed } from "../gql/graphql.js";

/** A row of the list, as the table shows it; `gone`: no longer among the rows of the server's answer. */
export type QueueRow = QueueRowFragment & { gone?: boolean };

/** Whom or what a row is about, for names of controls. */
export function subjectOf({ graduateName, counterpart }: QueueRow): string {
  return graduateName ?? counterpart;
}

/** What became of one record of a bulk verdict. */
export type BulkReviewItem = Extract<Reviewed["reviewRecords"], { items: unknown }>["items"][number];
