import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { divisions, findDivisions, minimumWage } from "../../catalogue/index.js";
import { beijingText } from "../../platform/clock.js";
import type { Context } from "../../platform/context.js";
import { Access, REVIEWERS, SIGNED_IN } from "../../words/access.js";
import { DivisionOption, NamedDivisionOption } from "./catalogue.types.js";
import { agreementFormFor, destinationFormFor, destinationTypes, formsFor } from "./forms.js";
import {
  CatalogueFormView,
  DestinationType,
  type FilledAgreementOrigin,
  FilledAgreementOriginEnum,
  FormsOfInput,
  MinimumWageView,
} from "./forms.types.js";

const OF = { nullable: true, description: "For reviewers, who must say whose; graduates get their own." };

@Resolver()
export class FormsResolver {
  @Access("GRADUATE", ...REVIEWERS)
  @Query(() => [DestinationType], {
    description: "The types of destination that may be registered (F-60, F-64).",
  })
  async destinationTypes(
    @Arg("of", () => FormsOfInput, OF) of: FormsOfInput | null | undefined,
    @Ctx() { platform, viewer }: Context,
  ): Promise<DestinationType[]> {
    return destinationTypes(await formsFor(platform.pool, viewer, of));
  }

  @Access("GRADUATE", ...REVIEWERS)
  @Query(() => CatalogueFormView, {
    nullable: true,
    description: "Fields and proofs of a type of destination; null when it may not be registered.",
  })
  async destinationForm(
    @Arg("typeCode", () => String) typeCode: string,
    @Arg("of", () => FormsOfInput, OF) of: FormsOfInput | null | undefined,
    @Ctx() { platform, viewer }: Context,
  ): Promise<CatalogueFormView | null> {
    return destinationFormFor(typeCode, await formsFor(platform.pool, viewer, of));
  }

  @Access("GRADUATE")
  @Query(() => CatalogueFormView, {
    description: "The form of an agreement that the graduate fills in (F-30, F-40).",
  })
  async agreementForm(
    @Arg("origin", () => FilledAgreementOriginEnum) origin: FilledAgreementOrigin,
    @Ctx() { platform, viewer }: Context,
  ): Promise<CatalogueFormView> {
    const { cohort } = await formsFor(platform.pool, viewer, null);
    return agreementFormFor(origin, cohort);
  }

  @Access("GRADUATE", ...REVIEWERS)
  @Query(() => MinimumWageView, {
    nullable: true,
    description: "What stands beside the pay of a destination; null where the data have none for the place.",
  })
  minimumWage(
    @Arg("divisionCode", () => String) divisionCode: string,
    @Ctx() { platform }: Context,
  ): MinimumWageView | null {
    return minimumWage(divisionCode, beijingText(platform.clock.now()).slice(0, 10));
  }

  @Access(...SIGNED_IN)
  @Query(() => [DivisionOption], {
    description: "The divisions right below one (GB/T 2260); without it the provinces.",
  })
  divisions(
    @Arg("parent", () => String, { nullable: true }) parent: string | null,
  ): readonly DivisionOption[] {
    return divisions(parent);
  }

  @Access(...SIGNED_IN)
  @Query(() => [NamedDivisionOption], {
    description: "Divisions whose full name contains the text or whose code begins with it, at most 20.",
  })
  findDivisions(@Arg("text", () => String) text: string): readonly NamedDivisionOption[] {
    return findDivisions(text);
  }
}
