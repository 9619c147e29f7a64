import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { InvalidInput, LimitReached, NotAllowed, Refusal, UnknownRecord } from "../../words/refusals.js";

@Access("ANONYMOUS")
@ObjectType("GraduateNotFound", { implements: Refusal, description: "Every miss answers alike (P-07)." })
export class GraduateNotFound extends Refusal {
  constructor(
    code = "GRADUATE_NOT_FOUND",
    message = "未找到与所填信息完全一致的毕业生，请核对姓名、证件号码和毕业院校",
  ) {
    super(code, message);
  }
}

@InputType()
export class FindGraduateInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  idNumber!: string;

  @Field(() => ID)
  schoolId!: string;
}

@Access("EMPLOYER")
@ObjectType("GraduateHit", {
  description:
    "An exact hit (F-20). `token` puts this very graduate among the favourites; it lives 10 minutes.",
})
export class GraduateHit {
  @Field(() => String)
  token!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  educationLevelLabel!: string;

  @Field(() => String)
  majorName!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => ID, { nullable: true })
  favouriteId!: string | null;
}

@Access("EMPLOYER")
@ObjectType("Favourite")
export class FavouriteView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  educationLevelLabel!: string;

  @Field(() => String)
  majorName!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => Date)
  addedAt!: string;

  @Field(() => String, {
    nullable: true,
    description: "Why this employer cannot invite this graduate now (F-22, F-23); null when it can.",
  })
  notInvitableReason!: string | null;
}

@Access("EMPLOYER")
@ObjectType("FavouritePage")
export class FavouritePage extends pageOf(FavouriteView) {}

@Access("EMPLOYER")
@ObjectType("FavouriteRemoved")
export class FavouriteRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const FindGraduateResult = createUnionType({
  name: "FindGraduateResult",
  types: () => [GraduateHit, GraduateNotFound, InvalidInput, NotAllowed, LimitReached] as const,
});

export const AddFavouriteResult = createUnionType({
  name: "AddFavouriteResult",
  types: () => [FavouriteView, GraduateNotFound, NotAllowed] as const,
});

export const RemoveFavouriteResult = createUnionType({
  name: "RemoveFavouriteResult",
  types: () => [FavouriteRemoved, UnknownRecord] as const,
});
