import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { staffOf } from "../identity/index.js";
import { PortalText, PortalTextKind, PublishPortalTextResult } from "./portal.types.js";
import { portalText, portalTexts, publishPortalText } from "./portal-texts.js";

@Resolver()
export class PortalResolver {
  @Access("ANONYMOUS")
  @Query(() => [PortalText], { description: "What stands now, one of each kind that there is." })
  async portalTexts(@Ctx() { platform }: Context): Promise<PortalText[]> {
    return await portalTexts(platform.pool);
  }

  @Access("ANONYMOUS")
  @Query(() => PortalText, { nullable: true, description: "A version, also one that no longer stands." })
  async portalText(
    @Arg("kind", () => PortalTextKind) kind: PortalTextKind,
    @Arg("version", () => Int, { nullable: true }) version: number | null,
    @Ctx() { platform }: Context,
  ): Promise<PortalText | null> {
    return await portalText(platform.pool, kind, version);
  }

  @Access("MINISTRY")
  @Mutation(() => PublishPortalTextResult, {
    description:
      "A further version, which stands from now on; a new privacy notice asks graduates anew (A-49).",
  })
  async publishPortalText(
    @Arg("kind", () => PortalTextKind) kind: PortalTextKind,
    @Arg("body", () => String) body: string,
    @Ctx() context: Context,
  ): Promise<typeof PublishPortalTextResult> {
    return await answering(() => publishPortalText(context, staffOf(context.viewer), kind, body));
  }
}
