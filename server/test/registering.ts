import type { RegisterGraduateInput } from "../../stage/src/gql/graphql.js";
import { graphql } from "../../stage/src/gql/index.js";
import { tokenHash } from "../src/parties/identity/index.js";
import type { PostOptions, TestServer } from "./server.js";

const REGISTER = graphql(`
  mutation RegisteringAsks($input: RegisterGraduateInput!) {
    asked: registerGraduate(input: $input) {
      __typename
      ... on CodeSent { ticket expiresAt sentTo }
      ... on Refusal { code message }
      ... on InvalidInput { fields { field message } }
      ... on LimitReached { limit retryAt }
    }
  }
`);
const CONFIRM = graphql(`
  mutation RegisteringConfirms($ticket: String!, $code: String!, $consentTo: Int) {
    entered: confirmRegistration(ticket: $ticket, code: $code, consentTo: $consentTo) {
      __typename
      ... on GraduateViewer { name confirmedAt }
      ... on Refusal { code message }
      ... on InvalidInput { fields { field message } }
    }
  }
`);

/** The first step of a registration: its reply. */
export function asksToRegister(on: TestServer, input: RegisterGraduateInput, options?: PostOptions) {
  return on.post("student", REGISTER, { input }, options);
}

/** The second, with whatever code, agreeing to the privacy notice that came with the platform. */
export function confirms(on: TestServer, ticket: string, code: string, consentTo: number | null = 1) {
  return on.post("student", CONFIRM, { ticket, code, consentTo });
}

/** Both steps, with the code read before it is sent; stops at a refusal of the first. */
export async function registers(on: TestServer, input: RegisterGraduateInput, options?: PostOptions) {
  const asked = await asksToRegister(on, input, options);
  const ticket = asked.data?.asked.ticket;
  if (!ticket) return { entered: asked.data?.asked, setCookie: asked.setCookie };
  const confirmed = await confirms(on, ticket, await codeOf(on, ticket));
  return { entered: confirmed.data?.entered, setCookie: confirmed.setCookie };
}

/** A code before the worker sends it. */
export async function codeOf({ platform }: TestServer, ticket: string): Promise<string> {
  const { rows } = await platform.pool.query<{ code_sealed: Buffer }>(
    "select code_sealed from sent_code where ticket_hash = $1",
    [tokenHash(ticket)],
  );
  if (!rows[0]) throw new Error("No code is on its way");
  return platform.keys.openBytes("sent_code.code_sealed", rows[0].code_sealed).toString();
}
