import type { ReviewPageQuery as ReviewPageData } from "../gql/graphql.js";

/** What the review page shows of one record. */
export type ReviewedPage = NonNullable<ReviewPageData["reviewPage"]>;
/** The record of the page, as far as every kind has it. */
export type ReviewedRecord = ReviewedPage["record"];

/** What the head of a page and the way through the list ask of a record, whatever it is about. */
export type WalkedRecord = Pick<ReviewedRecord, "id" | "kind" | "statusLabel" | "tone" | "counterpart"> & {
  graduate?: ReviewedRecord["graduate"];
};
