import { z } from "zod";
import type { BusinessRegisterAddress } from "../../platform/config.js";
import { askNeighbour } from "../../platform/neighbour.js";
import { tidyText } from "../../words/tidy-text.js";
import type { OrganisationRegister, RegisteredOrganisation } from "./organisation-register.js";

const text = (most: number) => z.string().transform(tidyText).pipe(z.string().trim().min(1).max(most));
const answer = z.object({
  /** Null: the register has no such organisation. */
  organisation: z
    .object({
      name: text(100),
      legalForm: text(60).nullish().catch(null),
      status: text(40),
      address: text(100).nullish().catch(null),
      division: z
        .string()
        .regex(/^\d{6}$/)
        .nullish()
        .catch(null),
    })
    .nullable(),
});

/**
 * A register behind HTTPS: `GET <url>?uscc=…` answers `{"organisation": {"name", "legalForm", "status", "address",
 * "division"}}`, or `{"organisation": null}` where it has none of this code. As with the business status, what stands here
 * is what a provider of the register's data has to speak.
 */
export class HttpOrganisationRegister implements OrganisationRegister {
  constructor(private readonly address: BusinessRegisterAddress) {}

  async find(uscc: string, signal: AbortSignal): Promise<RegisteredOrganisation | null> {
    const url = new URL(this.address.url);
    url.searchParams.set("uscc", uscc);
    const { organisation } = await askNeighbour({ url, token: this.address.token }, answer, signal);
    return (
      organisation && {
        uscc,
        name: organisation.name,
        legalForm: organisation.legalForm ?? null,
        status: organisation.status,
        address: organisation.address ?? null,
        division: organisation.division ?? null,
      }
    );
  }
}
