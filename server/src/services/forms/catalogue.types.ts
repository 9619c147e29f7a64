import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { CatalogueName } from "../../catalogue/index.js";
import { Access, SIGNED_IN } from "../../words/access.js";

/** The code tables that forms offer, by the name clients give them. */
export const CatalogueNameEnum = {
  JOB_CATEGORY: "jobCategory",
  EMPLOYER_NATURE: "employerNature",
  INDUSTRY: "industry",
  EDUCATION_LEVEL: "educationLevel",
  TRAINING_MODE: "trainingMode",
  REJECTION_REASON: "rejectionReason",
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
export class CatalogueOption {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  label!: string;
}

@Access(...SIGNED_IN)
@ObjectType("SchoolOption")
export class SchoolOption {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;
}

@Access(...SIGNED_IN)
@ObjectType("Division", { description: "An administrative division (GB/T 2260)." })
export class DivisionOption {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: "True when a form asks for a division below this one." })
  hasChildren!: boolean;
}

@Access(...SIGNED_IN)
@ObjectType("NamedDivision")
export class NamedDivisionOption {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => Boolean)
  hasChildren!: boolean;
}
