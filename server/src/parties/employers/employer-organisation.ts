import type { EntityManager } from "@mikro-orm/postgresql";
import { catalogue, divisionName } from "../../catalogue/index.js";
import type { KeyRing } from "../../database/sealed.js";
import type { EmployerIdentity } from "../identity/index.js";
import { Employer } from "./employer.entity.js";
import type { EmployerBlock, EmployerOrganisation } from "./employer.types.js";

/** The viewer's own organisation, as invitations carry it (F-73). */
export async function readOrganisation(
  em: EntityManager,
  keys: KeyRing,
  viewer: EmployerIdentity,
): Promise<EmployerOrganisation> {
  const employer = await em.findOneOrFail(Employer, viewer.employerId);
  return {
    employer: presentBlock(employer, keys),
    divisionCode: employer.division,
    verifiedAt: employer.verifiedAt,
  };
}

function presentBlock(employer: Employer, keys: KeyRing): EmployerBlock {
  return {
    name: employer.name,
    uscc: employer.uscc ?? "",
    natureCode: employer.nature,
    natureLabel: catalogue("employerNature").label(employer.nature),
    industryCode: employer.industry,
    industryLabel: catalogue("industry").label(employer.industry),
    divisionName: divisionName(employer.division) ?? employer.division,
    address: employer.address,
    contactName: employer.contactName,
    contactMobile: keys.open("employer.contact_mobile_sealed", employer.contactMobileSealed),
    contactPhone: employer.contactPhone,
    contactEmail: employer.contactEmail,
  };
}
