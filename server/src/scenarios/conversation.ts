/**
 * One person's line to the platform: an operation goes in, its data come out. People speak over it without knowing
 * whether HTTP carries it (scenarios) or the process itself (the demo loader).
 */
export interface Conversation {
  /**
   * Answers the operation's `data`.
   *
   * @throws {OperationFailed} when the server answers errors instead.
   */
  ask<Data>(source: string, variables?: Record<string, unknown>): Promise<Data>;

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
