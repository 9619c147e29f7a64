import { createUnionType, InputType, ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";
import { fields, instant, of, text } from "../../words/fields.js";
import { InvalidInput, NotAllowed } from "../../words/refusals.js";

@Access("GRADUATE", "EMPLOYER", ...READERS)
@ObjectType("EmployerBlock", {
  description: "The employer as it stood when the invitation was sent (F-21, F-73).",
})
export class EmployerBlock extends fields({
  name: text,
  uscc: text,
  natureCode: text,
  natureLabel: text,
  industryCode: text,
  industryLabel: text,
  divisionName: text,
  address: text,
  contactName: text,
  contactMobile: text,
  contactPhone: text.orNull,
  contactEmail: text,
}) {}

@InputType("OrganisationInput", {
  description:
    "What an employer changes of its data by itself (F-73): all that is printed but name and USCC.",
})
export class OrganisationInput extends fields({
  natureCode: text,
  industryCode: text,
  divisionCode: text,
  address: text,
  contactName: text,
  contactMobile: text,
  contactPhone: text.open,
  contactEmail: text,
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerOrganisation")
export class EmployerOrganisation extends fields({
  employer: of(EmployerBlock),
  divisionCode: text,
  verifiedAt: instant.orNull,
}) {}

@Access("EMPLOYER")
@ObjectType("OrganisationChanged", {
  description: "Invitations from now on carry it; what was sent stays (F-73).",
})
export class OrganisationChanged extends fields({
  organisation: of(EmployerOrganisation),
}) {}

export const ChangeOrganisationResult = createUnionType({
  name: "ChangeOrganisationResult",
  types: () => [OrganisationChanged, InvalidInput, NotAllowed] as const,
  resolveType: (value: object) => value.constructor.name,
});
