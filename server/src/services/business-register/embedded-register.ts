import written from "./embedded-organisations.json" with { type: "json" };
import type { OrganisationRegister, RegisteredOrganisation } from "./organisation-register.js";

/** What the embedded register has: organisations that do not exist, for whoever shows the platform. */
export const embeddedOrganisations: readonly RegisteredOrganisation[] = written.organisations;

const known: ReadonlyMap<string, RegisteredOrganisation> = new Map(
  embeddedOrganisations.map((organisation) => [organisation.uscc, organisation]),
);

/** The register of the embedded set-up: the invented organisations of embedded-organisations.json, and no others. */
export class EmbeddedOrganisationRegister implements OrganisationRegister {
  async find(uscc: string, signal: AbortSignal): Promise<RegisteredOrganisation | null> {
    if (uscc === written.neverAnswered) await untilEnded(signal);
    return known.get(uscc) ?? null;
  }
}

async function untilEnded(signal: AbortSignal): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  throw new Error("Nobody waits any more");
}
