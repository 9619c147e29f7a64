import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access, DESKS } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { search } from "./search.js";
import { type SearchHits, SearchResult } from "./search.types.js";

/** Search from anywhere. */
@Resolver()
export class SearchResolver {
  @Access(...DESKS)
  @Query(() => SearchResult, {
    description:
      "By name, 学号, agreement number or employer, in the viewer's area; above one school whole names and numbers alone.",
  })
  async search(
    @Arg("text", () => String) text: string,
    @Ctx() context: Context,
  ): Promise<SearchHits | Refusal> {
    return await answering(() => search(context, staffOf(context.viewer), text));
  }
}
