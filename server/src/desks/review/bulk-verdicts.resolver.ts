import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access, DECIDERS } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import {
  BulkChoiceInput,
  BulkPreview,
  BulkVerdict,
  BulkVerdictInput,
  BulkVerdictItemFilter,
  BulkVerdictItemPage,
  BulkVerdictPage,
  StartBulkVerdictResult,
} from "./bulk-verdict.types.js";
import { bulkVerdictItems, bulkVerdicts } from "./bulk-verdicts.list.js";
import { Verdict } from "./review.types.js";
import { previewBulk, startBulk } from "./start-bulk.js";

/** One verdict for many records, in the background (F-17). */
@Resolver()
export class BulkVerdictsResolver {
  @Access(...DECIDERS)
  @Query(() => BulkPreview, { description: "What a bulk verdict would be about, before it is given." })
  async bulkPreview(
    @Arg("verdict", () => Verdict) verdict: Verdict,
    @Arg("choice", () => BulkChoiceInput) choice: BulkChoiceInput,
    @Ctx() { platform, viewer }: Context,
  ): Promise<BulkPreview> {
    return await previewBulk(platform, viewer as StaffIdentity, verdict, choice);
  }

  @Access(...DECIDERS)
  @Query(() => BulkVerdictPage, { description: "The viewer's own, newest first; kept for 90 days." })
  async bulkVerdicts(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<BulkVerdictPage> {
    return await bulkVerdicts.page(platform, viewer as StaffIdentity, {}, { first, after });
  }

  @Access(...DECIDERS)
  @Query(() => BulkVerdict, { nullable: true, description: "Null for whose it is not." })
  async bulkVerdict(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<BulkVerdict | null> {
    return await bulkVerdicts.byId(platform, viewer as StaffIdentity, {}, id);
  }

  @Access(...DECIDERS)
  @Query(() => BulkVerdictItemPage, { description: "What became of each record of one of the viewer's own." })
  async bulkVerdictItems(
    @Arg("filter", () => BulkVerdictItemFilter) filter: BulkVerdictItemFilter,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<BulkVerdictItemPage> {
    return await bulkVerdictItems.page(platform, viewer as StaffIdentity, filter, { first, after });
  }

  @Access(...DECIDERS)
  @Mutation(() => StartBulkVerdictResult, {
    description:
      "Gives one verdict for many records in the background, at most 5,000 (F-17). Each succeeds or fails by itself: what has moved since it was seen is left as it is.",
  })
  async startBulkVerdict(
    @Arg("input", () => BulkVerdictInput) input: BulkVerdictInput,
    @Ctx() context: Context,
  ): Promise<BulkVerdict | Refusal> {
    return await answering(() => startBulk(context, context.viewer as StaffIdentity, input));
  }
}
