import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { employerOf } from "../../parties/employers/index.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { positionTemplates, removePositionTemplate, savePositionTemplate } from "./position-template.js";
import {
  PositionTemplate,
  PositionTemplateRemoved,
  PositionTermsInput,
  RemovePositionTemplateResult,
  SavePositionTemplateResult,
} from "./position-template.types.js";

/** 岗位模板 (F-73). */
@Resolver()
export class PositionTemplatesResolver {
  @Access("EMPLOYER")
  @Query(() => [PositionTemplate])
  async positionTemplates(@Ctx() { platform, viewer }: Context): Promise<PositionTemplate[]> {
    return await positionTemplates(platform, employerOf(viewer));
  }

  @Access("EMPLOYER")
  @Mutation(() => SavePositionTemplateResult, {
    description: "`id` is made by the client (uuid v7) for a new one; the same id again changes it.",
  })
  async savePositionTemplate(
    @Arg("id", () => ID) id: string,
    @Arg("name", () => String) name: string,
    @Arg("terms", () => PositionTermsInput) terms: PositionTermsInput,
    @Ctx() context: Context,
  ): Promise<PositionTemplate | Refusal> {
    return await answering(() =>
      savePositionTemplate(context, employerOf(context.viewer), { id, name, terms }),
    );
  }

  @Access("EMPLOYER")
  @Mutation(() => RemovePositionTemplateResult)
  async removePositionTemplate(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<PositionTemplateRemoved | Refusal> {
    return await answering(
      async () =>
        new PositionTemplateRemoved(await removePositionTemplate(context, employerOf(context.viewer), id)),
    );
  }
}
