import { audit } from "../../audit/index.js";
import { checkUscc } from "../../catalogue/index.js";
import { type EmployerIdentity, RATE_LIMITS, take } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { findRegistered } from "../../services/business-register/index.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { OrganisationFound } from "./verification.types.js";
import { presentRegistered } from "./verification-view.js";
import { verifiedWith } from "./verified-with.js";

/**
 * What the register of organisations has of a code, to be taken over into the form, and whether an organisation with it is
 * verified here already: then the way leads through its person in charge (F-70). What is told stands on any licence.
 *
 * @throws {Refusal} InvalidInput beside `uscc` · LimitReached.
 */
export async function lookUp(
  platform: Platform,
  viewer: EmployerIdentity,
  typed: string,
  address: string | null,
): Promise<OrganisationFound> {
  const code = checkUscc(typed);
  if (!code.ok) throw new InvalidInput([new FieldProblem("uscc", code.reason)]);
  const now = platform.clock.now();
  await take(platform, RATE_LIMITS.organisationLookups, viewer.accountId, now);
  const verified = await verifiedWith(platform.pool, code.text);
  const { outcome, organisation } = await findRegistered(platform, code.text);
  await audit(platform.pool, {
    at: now,
    by: viewer,
    act: "ORGANISATION_LOOKED_UP",
    subject: { kind: "EMPLOYER", id: viewer.employerId },
    address,
    detail: { uscc: code.text, outcome },
  });
  return Object.assign(new OrganisationFound(), {
    outcome,
    organisation: organisation && presentRegistered(organisation),
    verifiedAs: verified && verified.id !== viewer.employerId ? verified.name : null,
  });
}
