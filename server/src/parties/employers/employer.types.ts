import { ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, instant, listOf, of, text } from "../../words/fields.js";

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

@Access("EMPLOYER")
@ObjectType("EmployerAccountEntry")
export class EmployerAccountEntry extends fields({
  name: text,
  mobileMasked: text,
  inCharge: flag,
  disabled: flag,
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerOrganisation")
export class EmployerOrganisation extends fields({
  employer: of(EmployerBlock),
  verifiedAt: instant.orNull,
  accounts: listOf(EmployerAccountEntry),
}) {}
