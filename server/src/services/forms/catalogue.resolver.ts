import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { catalogue } from "../../catalogue/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import { Access, SIGNED_IN } from "../../words/access.js";
import {
  CatalogueNameEnum,
  CatalogueOption,
  type OfferedCatalogue,
  optionOf,
  SchoolOption,
} from "./catalogue.types.js";
import { schoolOptions } from "./school-options.js";

@Resolver()
export class CatalogueResolver {
  @Access(...SIGNED_IN)
  @Query(() => [CatalogueOption], {
    description:
      "Options of a code table for a cohort (default: the graduate's own; for all others the current one).",
  })
  catalogue(
    @Arg("name", () => CatalogueNameEnum) name: OfferedCatalogue,
    @Arg("cohort", () => Int, { nullable: true }) cohort: number | null,
    @Ctx() { platform, viewer }: Context,
  ): CatalogueOption[] {
    // The row as which the graduate acts may be of an earlier year than their newest one (F-01a).
    const own = viewer.role === "GRADUATE" ? viewer.cohort : currentCohort(platform.clock.now());
    return catalogue(name)
      .entries(cohort ?? own)
      .map(optionOf);
  }

  @Access(...SIGNED_IN)
  @Query(() => [SchoolOption], {
    description:
      "Schools whose name contains the text or is read as it says in 拼音 (2 characters at least), at most 20.",
  })
  async schoolOptions(
    @Arg("search", () => String) search: string,
    @Ctx() { platform }: Context,
  ): Promise<SchoolOption[]> {
    return await schoolOptions(platform.pool, search);
  }
}
