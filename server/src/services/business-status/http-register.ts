import { z } from "zod";
import type { BusinessRegisterAddress } from "../../platform/config.js";
import {
  type BusinessRegister,
  NOT_REGISTERED,
  type RegisterAnswer,
  type RegisteredEmployer,
} from "./register.js";

/** Tries within the time that the caller waits: a line that broke or an overloaded server may do better at once. */
const TRIES = 2;

/** An answer has some hundred bytes; garbage may be endless. */
const MOST_BYTES = 64 * 1024;

const answer = z.object({
  /** Null: the register has no such organisation. */
  status: z.string().trim().min(1).max(40).nullable(),
  asOf: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish()
    .catch(null),
});

/**
 * A register behind HTTPS: `GET <url>?uscc=…&name=…` answers `{"status": "存续", "asOf": "2027-05-17T10:00:00+08:00"}`.
 * The register itself has no public interface: what stands here is what a provider of its data, or a small adapter
 * before one, has to speak.
 */
export class HttpBusinessRegister implements BusinessRegister {
  constructor(private readonly address: BusinessRegisterAddress) {}

  async lookup(employer: RegisteredEmployer, signal: AbortSignal): Promise<RegisterAnswer> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.#ask(employer, signal);
      } catch (error) {
        if (tried === TRIES || signal.aborted || error instanceof Useless) throw error;
      }
    }
  }

  async #ask({ uscc, name }: RegisteredEmployer, signal: AbortSignal): Promise<RegisterAnswer> {
    const url = new URL(this.address.url);
    url.searchParams.set("uscc", uscc);
    url.searchParams.set("name", name);
    const { token } = this.address;
    const response = await fetch(url, {
      headers: { accept: "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      redirect: "error",
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      const said = `The register answered ${response.status}`;
      throw response.status >= 500 ? new Error(said) : new Useless(said);
    }
    const { status, asOf } = read(await textOf(response));
    return { status: status ?? NOT_REGISTERED, asOf: asOf ?? null };
  }
}

/** What asking again would not change. */
class Useless extends Error {}

function read(text: string): z.infer<typeof answer> {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    throw new Useless("The register answered garbage");
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Useless("The register answered without end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
