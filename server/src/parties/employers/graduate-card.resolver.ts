import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { employerOf } from "./employer-standing.js";
import type { FavouriteView } from "./favourite.types.js";
import { showGraduateCard, takeGraduateCard } from "./graduate-card.js";
import { type GraduateCard, ShowGraduateCardResult, TakeGraduateCardResult } from "./graduate-card.types.js";

/** 签约二维码: shown by the graduate, taken by the employer. */
@Resolver()
export class GraduateCardResolver {
  @Access("GRADUATE")
  @Mutation(() => ShowGraduateCardResult, { description: "A new card; the one before dies with it." })
  async showGraduateCard(@Ctx() context: Context): Promise<GraduateCard | Refusal> {
    const { viewer } = context;
    if (viewer.role !== "GRADUATE") throw new Error(`A graduate's field was opened to ${viewer.role}`);
    return await answering(() => showGraduateCard(context, viewer));
  }

  @Access("EMPLOYER")
  @Mutation(() => TakeGraduateCardResult, {
    description:
      "By the code of a card, however its groups are typed: the graduate is among the favourites then.",
  })
  async takeGraduateCard(
    @Arg("code", () => String) code: string,
    @Ctx() context: Context,
  ): Promise<FavouriteView | Refusal> {
    return await answering(() => takeGraduateCard(context, employerOf(context.viewer), code));
  }
}
