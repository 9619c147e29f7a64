import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, id, instantText, text, whole } from "../../words/fields.js";
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
export class FindGraduateInput extends fields({
  name: text,
  idNumber: text,
  schoolId: id,
}) {}

@Access("EMPLOYER")
@ObjectType("GraduateHit", {
  description:
    "An exact hit (F-20). `token` puts this very graduate among the favourites; it lives 10 minutes.",
})
export class GraduateHit extends fields({
  token: text,
  name: text,
  idNumberMasked: text,
  schoolName: text,
  educationLevelLabel: text,
  majorName: text,
  cohort: whole,
  favouriteId: id.orNull,
}) {}

@Access("EMPLOYER")
@ObjectType("Favourite")
export class FavouriteView extends fields({
  id,
  name: text,
  idNumberMasked: text,
  schoolName: text,
  educationLevelLabel: text,
  majorName: text,
  cohort: whole,
  addedAt: instantText,
  notInvitableReason: text.orNull.saying(
    "Why this employer cannot invite this graduate now (F-22, F-23); null when it can.",
  ),
}) {}

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
