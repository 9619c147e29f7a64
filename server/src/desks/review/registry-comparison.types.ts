import { Field, ObjectType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";

@Access(...READERS)
@ObjectType("StudentFieldComparison", {
  description:
    "Platform's and registry's value of one student field (F-14); `refreshable` ones can be taken over (F-15).",
})
export class StudentFieldComparison {
  @Field(() => String)
  label!: string;

  @Field(() => String)
  platform!: string;

  @Field(() => String)
  registry!: string;

  @Field(() => Boolean)
  differs!: boolean;

  @Field(() => Boolean)
  refreshable!: boolean;
}

@Access(...READERS)
@ObjectType("RegistryDestination", { description: "What the registry holds for this graduate now (F-14)." })
export class RegistryDestination {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true })
  employerName!: string | null;

  @Field(() => String, { nullable: true })
  uscc!: string | null;

  @Field(() => String, { nullable: true })
  natureLabel!: string | null;

  @Field(() => String, { nullable: true })
  industryLabel!: string | null;

  @Field(() => String, { nullable: true })
  jobCategoryLabel!: string | null;

  @Field(() => String, { nullable: true })
  divisionName!: string | null;

  @Field(() => String, { nullable: true })
  agreementNumber!: string | null;

  @Field(() => String, { description: "PLATFORM or UPLOAD (F-95)" })
  source!: string;

  @Field(() => Date)
  reportedAt!: Date;
}
