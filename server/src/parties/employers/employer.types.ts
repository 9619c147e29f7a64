import { Field, ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";

@Access("GRADUATE", "EMPLOYER", ...READERS)
@ObjectType("EmployerBlock", {
  description: "The employer as it stood when the invitation was sent (F-21, F-73).",
})
export class EmployerBlock {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  uscc!: string;

  @Field(() => String)
  natureCode!: string;

  @Field(() => String)
  natureLabel!: string;

  @Field(() => String)
  industryCode!: string;

  @Field(() => String)
  industryLabel!: string;

  @Field(() => String)
  divisionName!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String)
  contactName!: string;

  @Field(() => String)
  contactMobile!: string;

  @Field(() => String, { nullable: true })
  contactPhone!: string | null;

  @Field(() => String)
  contactEmail!: string;
}

@Access("EMPLOYER")
@ObjectType("EmployerAccountEntry")
export class EmployerAccountEntry {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  mobileMasked!: string;

  @Field(() => Boolean)
  inCharge!: boolean;

  @Field(() => Boolean)
  disabled!: boolean;
}

@Access("EMPLOYER")
@ObjectType("EmployerOrganisation")
export class EmployerOrganisation {
  @Field(() => EmployerBlock)
  employer!: EmployerBlock;

  @Field(() => Date, { nullable: true })
  verifiedAt!: Date | null;

  @Field(() => [EmployerAccountEntry])
  accounts!: EmployerAccountEntry[];
}
