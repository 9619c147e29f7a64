import type { VerdictGiven } from "../../records/index.js";

/** What an act brings along beside the actor; each act uses its own part. */
export interface SigningInput extends VerdictGiven {
  /** accept: hash of the text that the graduate read (F-24). */
  textSha256?: string;
  /** extend: the new deadline. */
  deadline?: Date;
  /** amendJobCategory: the new code (F-28). */
  jobCategory?: string;
}
