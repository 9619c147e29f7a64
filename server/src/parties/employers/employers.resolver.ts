import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { pageSize } from "../../lists/page-size.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { changeOrganisation } from "./change-organisation.js";
import {
  ChangeOrganisationResult,
  EmployerOrganisation,
  OrganisationChanged,
  OrganisationInput,
} from "./employer.types.js";
import { readOrganisation } from "./employer-organisation.js";
import { employerOf } from "./employer-standing.js";
import { favourites } from "./favourite.list.js";
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
  @Mutation(() => ChangeOrganisationResult, { description: "By the person in charge (F-73)." })
  async changeOrganisation(
    @Arg("input", () => OrganisationInput) input: OrganisationInput,
    @Ctx() context: Context,
  ): Promise<OrganisationChanged | Refusal> {
    return await answering(async () => {
      const viewer = employerOf(context.viewer);
      await changeOrganisation(context, viewer, input);
      const organisation = await readOrganisation(context.em(), context.platform.keys, viewer);
      return Object.assign(new OrganisationChanged(), { organisation });
    });
  }

  @Access("EMPLOYER")
  @Query(() => FavouritePage)
  async favourites(
    @Arg("name", () => String, { nullable: true }) name: string | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FavouritePage> {
    return await favourites.page(platform, employerOf(viewer), { name }, { first, after });
  }

  @Access("EMPLOYER")
  @Query(() => FavouriteView, { nullable: true })
  async favourite(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FavouriteView | null> {
    return await favourites.byId(platform, employerOf(viewer), {}, id);
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
    const asked = ids.slice(0, pageSize(Math.max(1, ids.length)));
    return await favourites.byIds(platform, employerOf(viewer), {}, asked);
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
