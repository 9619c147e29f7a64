import type { Refusal } from "../../words/refusals.js";
import type { EmployerIdentity } from "../identity/index.js";
import type { SigningConditions } from "../settings/index.js";
import type { whyMayNotInvite } from "./employer-standing.js";

/** What an employer's favourite brings to the question whether it may be invited. */
export interface FavouriteFacts {
  readonly graduateId: string;
  readonly schoolId: string;
  readonly departmentId: string;
  readonly conditions: SigningConditions;
  readonly employer: Parameters<typeof whyMayNotInvite>[0];
  /** Whose move it is in what both have with each other already (F-23), NOBODY in force; never of others (P-08). */
  readonly openBetween: string | null;
  /** On this Beijing day, taken back or not (P-15). */
  readonly sentToday: number;
}

type Answer = (favourite: FavouriteFacts, viewer: EmployerIdentity, now: Date) => Refusal | null;

let answer: Answer | null = null;

/** The flow that invites says why not, when its module is loaded. @throws when two do. */
export function defineWhyNotInvite(by: Answer): void {
  if (answer) throw new Error("Two flows say whom an employer may invite");
  answer = by;
}

/** Why this favourite cannot be invited now, or null. */
export function whyNotInvite(...question: Parameters<Answer>): Refusal | null {
  if (!answer) throw new Error("No flow says whom an employer may invite");
  return answer(...question);
}
