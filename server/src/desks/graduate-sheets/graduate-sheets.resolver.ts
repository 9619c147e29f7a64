import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { employerOf } from "../../parties/employers/index.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal, UnknownRecord } from "../../words/refusals.js";
import { GraduateSheet, StartGraduateSheetResult } from "./graduate-sheets.types.js";
import { readSheet } from "./read-sheet.js";
import { startSheet } from "./run-sheet.js";

/** Finding graduates by spreadsheet (F-20). */
@Resolver()
export class GraduateSheetsResolver {
  @Access("EMPLOYER")
  @Query(() => GraduateSheet, { nullable: true })
  async graduateSheet(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<GraduateSheet | null> {
    return await readSheet(platform, employerOf(viewer), id);
  }

  @Access("EMPLOYER")
  @Mutation(() => StartGraduateSheetResult, {
    description: "Has the rows searched that are not wrong; the worker does it, and open pages hear of it.",
  })
  async startGraduateSheet(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<GraduateSheet | Refusal> {
    return await answering(async () => {
      const viewer = employerOf(context.viewer);
      await startSheet(context, viewer, id);
      const sheet = await readSheet(context.platform, viewer, id);
      if (!sheet) throw new UnknownRecord();
      return sheet;
    });
  }
}
