import { Field, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";

@Access("GRADUATE")
@ObjectType("KnownEmployer", {
  description: "An employer as its business licence tells it, for filling in a form.",
})
export class KnownEmployer {
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
  divisionCode!: string;

  @Field(() => String)
  divisionName!: string;
}
