import { z } from "zod";
import type { BusinessRegisterAddress } from "../../platform/config.js";
import { askNeighbour } from "../../platform/neighbour.js";
import {
  type BusinessRegister,
  NOT_REGISTERED,
  type RegisterAnswer,
  type RegisteredEmployer,
} from "./register.js";

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

  async lookup({ uscc, name }: RegisteredEmployer, signal: AbortSignal): Promise<RegisterAnswer> {
    const url = new URL(this.address.url);
    url.searchParams.set("uscc", uscc);
    url.searchParams.set("name", name);
    const { status, asOf } = await askNeighbour({ url, token: this.address.token }, answer, signal);
    return { status: status ?? NOT_REGISTERED, asOf: asOf ?? null };
  }
}
