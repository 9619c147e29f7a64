import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { KnownEmployer } from "./known-employer.types.js";
import { knownEmployers } from "./known-employers.js";

@Resolver()
export class KnownEmployersResolver {
  @Access("GRADUATE")
  @Query(() => [KnownEmployer], {
    description:
      "Verified employers by a part of the name (2 characters at least) or the start of the USCC, at most 10.",
  })
  async knownEmployers(
    @Arg("text", () => String) text: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<KnownEmployer[]> {
    if (viewer.role !== "GRADUATE") throw new Error(`A graduate's field was opened to ${viewer.role}`);
    return await knownEmployers(platform, viewer, text);
  }
}
