import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { pageSize } from "../../lists/cursor.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { EmployerOrganisation } from "./employer.types.js";
import { readOrganisation } from "./employer-organisation.js";
import { employerOf } from "./employer-standing.js";
import { findFavourites, listFavourites } from "./favourite.list.js";
import {
  AddFavouriteResult,
  FavouritePage,
  FavouriteView,
  FindGraduateInput,
  FindGraduateResult,
  RemoveFavouriteResult,
} from "./favourite.types.js";
import { findGraduate } from "./find-graduate.js";
import { addFavourite, removeFavourite } from "./keep-favourite.js";

@Resolver()
export class EmployersResolver {
  @Access("EMPLOYER")
  @Query(() => EmployerOrganisation)
  async employerOrganisation(@Ctx() context: Context): Promise<EmployerOrganisation> {
    return await readOrganisation(context.em(), context.platform.keys, employerOf(context.viewer));
  }

  @Access("EMPLOYER")
  @Query(() => FavouritePage)
  async favourites(
    @Arg("name", () => String, { nullable: true }) name: string | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FavouritePage> {
    const wish = { name, first, after };
    return await listFavourites(platform.pool, employerOf(viewer), platform.clock.now(), wish);
  }

  @Access("EMPLOYER")
  @Query(() => FavouriteView, { nullable: true })
  async favourite(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FavouriteView | null> {
    const [favourite] = await findFavourites(platform.pool, employerOf(viewer), [id], platform.clock.now());
    return favourite ?? null;
  }

  @Access("EMPLOYER")
  @Query(() => [FavouriteView], {
    description:
      "The viewer's own favourites among these ids, in this order; others are left out. At most 100.",
  })
  async favouritesById(
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() { platform, viewer }: Context,
  ): Promise<FavouriteView[]> {
    return await findFavourites(
      platform.pool,
      employerOf(viewer),
      ids.slice(0, pageSize(Math.max(1, ids.length))),
      platform.clock.now(),
    );
  }

  @Access("EMPLOYER")
  @Mutation(() => FindGraduateResult)
  async findGraduate(
    @Arg("input", () => FindGraduateInput) input: FindGraduateInput,
    @Ctx() context: Context,
  ): Promise<typeof FindGraduateResult> {
    return await answering(() => findGraduate(context, employerOf(context.viewer), input));
  }

  @Access("EMPLOYER")
  @Mutation(() => AddFavouriteResult)
  async addFavourite(
    @Arg("token", () => String) token: string,
    @Ctx() context: Context,
  ): Promise<typeof AddFavouriteResult> {
    return await answering(() => addFavourite(context, employerOf(context.viewer), token));
  }

  @Access("EMPLOYER")
  @Mutation(() => RemoveFavouriteResult)
  async removeFavourite(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof RemoveFavouriteResult> {
    return await answering(() => removeFavourite(context, employerOf(context.viewer), id));
  }
}
