import type { Answer, Operation, Sent } from "./answer.js";

/**
 * One person's line to the platform: an operation goes in, its answer comes out. People speak over it without knowing
 * whether HTTP carries it (stories) or the process itself (the demo's history).
 */
export interface Conversation {
  /**
   * Answers what the operation's root field answered; refusals are answers.
   *
   * @throws {OperationFailed} when the server answers errors instead.
   */
  send<Data, Variables>(
    operation: Operation<Data, Variables>,
    ...sent: Sent<Variables>
  ): Promise<Answer<Data>>;

  /** Sends the bytes of an upload to the address that its slot names; answers what the server said. */
  put(address: string, bytes: Buffer): Promise<PutAnswer>;
}

/** A refusal has a code. */
export interface PutAnswer {
  status: number;
  code?: string;
  message?: string;
}

/** The server answered errors instead of data; refusals are no errors but members of the answers. */
export class OperationFailed extends Error {
  constructor(
    /** The machine-readable code of the first error, such as UNAUTHENTICATED. */
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}
