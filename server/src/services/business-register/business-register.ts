import type { Platform } from "../../platform/platform.js";
import { EmbeddedOrganisationRegister } from "./embedded-register.js";
import { HttpOrganisationRegister } from "./http-register.js";
import type { OrganisationRegister, RegisterFinding } from "./organisation-register.js";

/** How long the register has for its answer: a form that is being filled in waits for it. */
export const LIMIT_MS = 3_000;

/**
 * Looks an organisation up by its 统一社会信用代码 (F-70). Never fails: without an answer in 3 s it says so. No connection
 * to the database is held meanwhile.
 */
export async function findRegistered(platform: Platform, uscc: string): Promise<RegisterFinding> {
  try {
    const organisation = await registerOf(platform).find(uscc, AbortSignal.timeout(LIMIT_MS));
    return organisation ? { outcome: "FOUND", organisation } : { outcome: "UNKNOWN", organisation: null };
  } catch (error) {
    platform.logger.warn(
      { component: "organisation-register", problem: error instanceof Error ? error.name : "unknown" },
      "The register of organisations gave no answer",
    );
    return { outcome: "UNANSWERED", organisation: null };
  }
}

function registerOf({ config }: Platform): OrganisationRegister {
  const { organisationRegister } = config;
  return organisationRegister === "embedded"
    ? new EmbeddedOrganisationRegister()
    : new HttpOrganisationRegister(organisationRegister);
}
