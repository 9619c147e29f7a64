import { ObjectType, registerEnumType } from "type-graphql";
import { type CatalogueName, pinyinOf } from "../../catalogue/index.js";
import { Access, SIGNED_IN } from "../../words/access.js";
import { fields, flag, id, text } from "../../words/fields.js";

/** The code tables that forms offer, by the name clients give them. */
export const CatalogueNameEnum = {
  JOB_CATEGORY: "jobCategory",
  EMPLOYER_NATURE: "employerNature",
  INDUSTRY: "industry",
  EDUCATION_LEVEL: "educationLevel",
  TRAINING_MODE: "trainingMode",
  REJECTION_REASON: "rejectionReason",
  VERIFICATION_REASON: "verificationReason",
  ORGANISATION_FORM: "organisationForm",
  TERMINATION_REASON: "terminationReason",
  DESTINATION: "destination",
  WARNING_CATEGORY: "warningCategory",
} as const satisfies Record<string, CatalogueName>;
export type OfferedCatalogue = (typeof CatalogueNameEnum)[keyof typeof CatalogueNameEnum];
registerEnumType(CatalogueNameEnum, { name: "CatalogueName" });

@Access(...SIGNED_IN)
@ObjectType("CatalogueOption", {
  description: "A code and its label, valid for the cohort asked about (D-02).",
})
export class CatalogueOption extends fields({
  code: text,
  label: text,
  pinyin: text.saying("How the label is read, a space between syllables, to search by: `kun ming shi`."),
}) {}

/** An option as clients get it. */
export function optionOf({ code, label }: { code: string; label: string }): CatalogueOption {
  return { code, label, pinyin: pinyinOf(label) };
}

@Access(...SIGNED_IN)
@ObjectType("SchoolOption")
export class SchoolOption extends fields({
  id,
  code: text,
  name: text,
}) {}

@Access(...SIGNED_IN)
@ObjectType("Division", { description: "An administrative division (GB/T 2260)." })
export class DivisionOption extends fields({
  code: text,
  name: text,
  hasChildren: flag.saying("True when a form asks for a division below this one."),
}) {}

@Access(...SIGNED_IN)
@ObjectType("NamedDivision")
export class NamedDivisionOption extends fields({
  code: text,
  fullName: text,
  hasChildren: flag,
}) {}
