import { totpAt } from "@gd/server/parties/identity/totp.js";
import { graphql } from "../gql/index.js";
import type { Operation } from "./answer.js";
import { demoSecret, fromBase32 } from "./authenticator.js";

export const SignInGraduate = graphql(`
  mutation SignInGraduate($login: String!, $password: String!) {
    signInGraduate(account: $login, password: $password) { __typename ...RefusalFacts }
  }
`);

export const SignInEmployer = graphql(`
  mutation SignInEmployer($login: String!, $password: String!) {
    signInEmployer(mobile: $login, password: $password) { __typename ...RefusalFacts }
  }
`);

const _StepFacts = graphql(`
  fragment StepFacts on SignInStep { step ticket }
`);

export const SignInStaff = graphql(`
  mutation SignInStaff($login: String!, $password: String!) {
    signInStaff(username: $login, password: $password) { __typename ...StepFacts ...RefusalFacts }
  }
`);

export type App = "student" | "employer" | "admin";

/** Enters each app; `login` is a number at the phone, a mobile number or a user name. */
export const SIGN_IN: Readonly<Record<App, Operation<object, { login: string; password: string }>>> = {
  student: SignInGraduate,
  employer: SignInEmployer,
  admin: SignInStaff,
};

const BeginFactor = graphql(`
  mutation SignInBeginFactor($ticket: String!) {
    secondFactorBegin(ticket: $ticket) { __typename ... on SecondFactorBegun { secret } ...RefusalFacts }
  }
`);

const ConfirmFactor = graphql(`
  mutation SignInConfirmFactor($ticket: String!, $code: String!) {
    secondFactorConfirm(ticket: $ticket, code: $code) { __typename ...StepFacts ...RefusalFacts }
  }
`);

const ProveFactor = graphql(`
  mutation SignInProveFactor($ticket: String!, $code: String!) {
    secondFactorProve(ticket: $ticket, code: $code) { __typename ...StepFacts ...RefusalFacts }
  }
`);

/** What a sign-in answered: who is in, a refusal, or a step with its ticket. */
interface Entered {
  __typename?: string | undefined;
  step?: unknown;
  ticket?: unknown;
}

/** How steps are sent, and the server's clock, by which codes are made. */
export interface StepLine {
  send(operation: Operation<unknown, never>, variables: object): Promise<Entered & { secret?: unknown }>;
  now(): Date;
}

/** Keys of authenticators that were enrolled here, by user name. */
const authenticators = new Map<string, Buffer>();

/**
 * Goes through what is asked of staff after the password (P-13): proves the second factor, or enrols one and keeps its
 * key for this process. Accounts of the demo country have theirs from {@link demoSecret}.
 */
export async function goThroughSteps(line: StepLine, login: string, entered: Entered): Promise<Entered> {
  const { step, ticket } = entered;
  if (step === "ENROL_SECOND_FACTOR") {
    const begun = await line.send(BeginFactor, { ticket });
    const secret = fromBase32(String(begun.secret));
    authenticators.set(login, secret);
    return await line.send(ConfirmFactor, { ticket, code: totpAt(secret, line.now()) });
  }
  if (step !== "PROVE_SECOND_FACTOR") return entered;
  const secret = authenticators.get(login) ?? demoSecret(login);
  let answer: Entered = entered;
  // No code is taken twice: who signs in again within its time uses a neighbour's.
  for (const drift of [-30_000, 0, 30_000]) {
    const code = totpAt(secret, new Date(line.now().getTime() + drift));
    answer = await line.send(ProveFactor, { ticket, code });
    if (answer.__typename !== "InvalidInput") break;
  }
  return answer;
}
