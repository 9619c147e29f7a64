import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access, READERS, REVIEWERS } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { GraduateFilter } from "../graduates/index.js";
import { readRun, urgesOf } from "./read-urges.js";
import { urgeGraduates } from "./urge-graduates.js";
import { UrgeEntry, UrgeGraduatesResult, UrgeRun } from "./urging.types.js";

/** 催办. */
@Resolver()
export class UrgingResolver {
  @Access(...REVIEWERS)
  @Mutation(() => UrgeGraduatesResult, {
    description:
      "Urges the graduates named, or all of a filter: each for one open step of their own, at most every 3 days and 5 times a step, in waking hours, by fixed texts. `urgeRun` tells how far it is.",
  })
  async urgeGraduates(
    @Arg("ids", () => [ID], { nullable: true }) ids: string[] | null,
    @Arg("filter", () => GraduateFilter, { nullable: true }) filter: GraduateFilter | null,
    @Ctx() context: Context,
  ): Promise<UrgeRun | Refusal> {
    const staff = staffOf(context.viewer);
    return await answering(async () => {
      const runId = await urgeGraduates(context, staff, { ids: ids ?? null, filter: filter ?? null });
      const run = await readRun(context.platform, staff, runId);
      if (!run) throw new Error("A run vanished while it was made");
      return run;
    });
  }

  @Access(...REVIEWERS)
  @Query(() => UrgeRun, { nullable: true, description: "One of the viewer's own." })
  async urgeRun(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<UrgeRun | null> {
    return await readRun(platform, staffOf(viewer), id);
  }

  @Access(...READERS)
  @Query(() => [UrgeEntry], {
    description: "How a graduate of the viewer's area was urged, the newest first.",
  })
  async urges(
    @Arg("graduateId", () => ID) graduateId: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<UrgeEntry[]> {
    return await urgesOf(platform, staffOf(viewer), graduateId);
  }
}
