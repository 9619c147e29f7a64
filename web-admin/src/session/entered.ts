import type { SignInStepKind } from "../gql/graphql.js";

/** What comes after the password, with the ticket to go on with. */
export interface AwaitedStep {
  step: SignInStepKind;
  ticket: string;
}

/** In, or the next step. */
export type Entered = AwaitedStep | { username: string };
