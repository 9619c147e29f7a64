import { createUnionType, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, instant, text } from "../../words/fields.js";
import { LimitReached, NotAllowed } from "../../words/refusals.js";
import { FavouriteView, GraduateNotFound } from "./favourite.types.js";

@Access("GRADUATE")
@ObjectType("GraduateCard", {
  description:
    "签约二维码: lets the first employer that takes it invite this graduate, within 5 minutes, without typing a number.",
})
export class GraduateCard extends fields({
  cardCode: text.saying("To be typed where nothing is scanned; shown in groups of four."),
  url: text.saying("What the picture says: the employers' page that takes the code."),
  expiresAt: instant,
}) {}

const resolveType = (value: object) => value.constructor.name;

export const ShowGraduateCardResult = createUnionType({
  name: "ShowGraduateCardResult",
  types: () => [GraduateCard, LimitReached, NotAllowed] as const,
  resolveType,
});

export const TakeGraduateCardResult = createUnionType({
  name: "TakeGraduateCardResult",
  types: () => [FavouriteView, GraduateNotFound, LimitReached, NotAllowed] as const,
});
