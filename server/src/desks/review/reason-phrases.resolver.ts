import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access, REVIEWERS } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { filledPhrases, orderPhrases, readPhrases, removePhrase, savePhrase } from "./reason-phrases.js";
import {
  FilledPhrase,
  ReasonPhraseInput,
  ReasonPhraseResult,
  ReasonPhrases,
} from "./reason-phrases.types.js";
import { Verdict } from "./review.types.js";

/** 常用语 of a school's own for the reasons of its verdicts. */
@Resolver()
export class ReasonPhrasesResolver {
  @Access(...REVIEWERS)
  @Query(() => ReasonPhrases)
  async reasonPhrases(@Ctx() { platform, viewer }: Context): Promise<ReasonPhrases> {
    return await readPhrases(platform.pool, staffOf(viewer));
  }

  @Access(...REVIEWERS)
  @Query(() => [FilledPhrase], {
    description: "Filled for a record; without one, those that are the same for every record.",
  })
  async filledPhrases(
    @Arg("verdict", () => Verdict) verdict: Verdict,
    @Arg("recordId", () => ID, { nullable: true }) recordId: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FilledPhrase[]> {
    return await filledPhrases(platform, staffOf(viewer), verdict, recordId ?? null);
  }

  @Access("SCHOOL")
  @Mutation(() => ReasonPhraseResult)
  async saveReasonPhrase(
    @Arg("input", () => ReasonPhraseInput) input: ReasonPhraseInput,
    @Ctx() context: Context,
  ): Promise<typeof ReasonPhraseResult> {
    return await answering(() => savePhrase(context, staffOf(context.viewer), input));
  }

  @Access("SCHOOL")
  @Mutation(() => ReasonPhraseResult)
  async removeReasonPhrase(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Ctx() context: Context,
  ): Promise<typeof ReasonPhraseResult> {
    return await answering(() => removePhrase(context, staffOf(context.viewer), id, version));
  }

  @Access("SCHOOL")
  @Mutation(() => ReasonPhraseResult, { description: "Names every one of the school, in the new order." })
  async orderReasonPhrases(
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() context: Context,
  ): Promise<typeof ReasonPhraseResult> {
    return await answering(() => orderPhrases(context, staffOf(context.viewer), ids));
  }
}
