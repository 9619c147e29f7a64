import type { ReviewPageQuery as ReviewPageData } from "../gql/graphql.js";

/** What the review page shows of one record. */
export type ReviewedPage = NonNullable<ReviewPageData["reviewPage"]>;
/** The record of the page, as far as every kind has it. */
export type ReviewedRecord = ReviewedPage["record"];
