import { type EntityManager, LockMode } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkAgreement } from "../../catalogue/index.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput, NotAllowed } from "../../words/refusals.js";
import type { EmployerIdentity } from "../identity/index.js";
import { currentCohort } from "../settings/index.js";
import { Employer } from "./employer.entity.js";
import type { OrganisationInput } from "./employer.types.js";

/**
 * F-73: changes the organisation's data, name and USCC apart, which go through the operator. Invitations from now on
 * carry it; what was sent keeps what it was sent with.
 *
 * @throws InvalidInput with paths below `input`, all problems at once; NotAllowed NOT_VERIFIED: before that the data are
 *   those of the verification.
 */
export async function changeOrganisation(
  { platform, address: from }: Context,
  viewer: EmployerIdentity,
  input: OrganisationInput,
): Promise<void> {
  const { keys, clock } = platform;
  const now = clock.now();
  const { contactMobile, ...wish } = checked(input, currentCohort(now));
  await inTransaction(platform, async (em: EntityManager) => {
    const employer = await em.findOneOrFail(Employer, viewer.employerId, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
      refresh: true,
    });
    if (!employer.verifiedAt) {
      throw new NotAllowed("NOT_VERIFIED", "本单位尚未通过资质审核，请在单位认证中填写单位信息");
    }
    const mobileChanged =
      keys.open("employer.contact_mobile_sealed", employer.contactMobileSealed) !== contactMobile;
    const changed = (Object.keys(wish) as (keyof typeof wish)[]).filter((key) => employer[key] !== wish[key]);
    if (changed.length === 0 && !mobileChanged) return;
    Object.assign(employer, wish);
    if (mobileChanged) {
      employer.contactMobileSealed = keys.seal("employer.contact_mobile_sealed", contactMobile);
    }
    await audit(em, {
      at: now,
      by: viewer,
      act: "ORGANISATION_CHANGED",
      subject: { kind: "EMPLOYER", id: viewer.employerId },
      address: from,
      detail: { changed: [...changed, ...(mobileChanged ? ["contactMobile"] : [])] },
    });
  });
}

/** The fields as agreements of every origin ask for them: the catalogue's own rules hold here too (D-05). */
const FIELDS = [
  "natureCode",
  "industryCode",
  "divisionCode",
  "address",
  "contactName",
  "contactMobile",
  "contactPhone",
  "contactEmail",
] as const satisfies readonly (keyof OrganisationInput)[];

interface OrganisationData
  extends Pick<
    Employer,
    "nature" | "industry" | "division" | "address" | "contactName" | "contactPhone" | "contactEmail"
  > {
  contactMobile: string;
}

function checked(input: OrganisationInput, cohort: number): OrganisationData {
  const asked = FIELDS.map((key) => `fields.${key}`);
  const { problems, values } = checkAgreement("PAPER", { ...input }, { stage: "SUBMIT", cohort });
  const own = problems.filter(({ field }) => asked.includes(field));
  if (own.length > 0) {
    throw new InvalidInput(
      own.map(({ field, message }) => new FieldProblem(field.replace("fields.", "input."), message)),
    );
  }
  const text = (key: (typeof FIELDS)[number]) => values[key] ?? "";
  return {
    nature: text("natureCode"),
    industry: text("industryCode"),
    division: text("divisionCode"),
    address: text("address"),
    contactName: text("contactName"),
    contactPhone: values.contactPhone ?? null,
    contactEmail: text("contactEmail"),
    contactMobile: text("contactMobile"),
  };
}
