import type { z } from "zod";

/** Tries within the time that the caller waits: a line that broke or an overloaded server may do better at once. */
const TRIES = 2;

/** An answer has some hundred bytes; garbage may be endless. */
const MOST_BYTES = 64 * 1024;

/** What is asked of a neighbour over HTTPS. */
export interface NeighbourRequest {
  readonly url: URL;
  readonly token: string | undefined;
  /** Sent by POST; without it the neighbour is asked by GET. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks a neighbouring system that answers JSON, at most twice within the time of `signal`.
 *
 * @throws what goes wrong: no answer in time, another status than 200, an answer of another shape.
 */
export async function askNeighbour<Shape extends z.ZodType>(
  request: NeighbourRequest,
  shape: Shape,
  signal: AbortSignal,
): Promise<z.output<Shape>> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask(request, shape, signal);
    } catch (error) {
      if (tried === TRIES || signal.aborted || error instanceof Useless) throw error;
    }
  }
}

async function ask<Shape extends z.ZodType>(
  { url, token, body, headers }: NeighbourRequest,
  shape: Shape,
  signal: AbortSignal,
): Promise<z.output<Shape>> {
  const response = await fetch(url, {
    ...(body !== undefined && { method: "POST", body }),
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    redirect: "error",
    signal,
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    const said = `The neighbour answered ${response.status}`;
    throw response.status >= 500 ? new Error(said) : new Useless(said);
  }
  return read(await textOf(response), shape);
}

/** What asking again would not change. */
class Useless extends Error {}

function read<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new Useless("The neighbour answered garbage");
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Useless("The neighbour answered without end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
