import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { ListSort } from "../../lists/sort.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import { answering } from "../../words/refusals.js";
import { staffOf } from "../identity/index.js";
import { ownEmployerMarks, type WarnedViewer, warningsAbout } from "./employer-marks.list.js";
import {
  EmployerMarkFilter,
  EmployerMarkInput,
  EmployerMarkPage,
  EmployerWarnings,
  MarkEmployerResult,
  RemoveEmployerMarkResult,
  WARNED,
} from "./employer-warnings.types.js";
import { markEmployer, removeEmployerMark } from "./mark-employer.js";
import { formerEmployerMarks, readWarningHistory, warningsShown } from "./warning-history.list.js";
import { FormerEmployerMarkPage, WarningHistory, WarningShownPage } from "./warning-history.types.js";

/** 预警单位 (F-75). */
@Resolver()
export class EmployerWarningsResolver {
  @Access(...WARNED)
  @Query(() => EmployerWarnings, { description: "What stands against an employer, as the viewer may know." })
  async employerWarnings(
    @Arg("uscc", () => String) uscc: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<EmployerWarnings> {
    return await warningsAbout(platform, viewer as WarnedViewer, uscc);
  }

  @Access("SCHOOL")
  @Query(() => EmployerMarkPage, { description: "预警单位管理: the own school's marks, newest first." })
  async ownEmployerMarks(
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("filter", () => EmployerMarkFilter, { nullable: true }) filter: EmployerMarkFilter | null,
    @Arg("sort", () => ownEmployerMarks.sortArgument, { nullable: true }) sort: ListSort | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<EmployerMarkPage> {
    const asked = { ...filter, search: search ?? filter?.search };
    return await ownEmployerMarks.page(platform, staffOf(viewer), asked, { first, after, sort });
  }

  @Access("SCHOOL")
  @Query(() => WarningHistory, { description: "Every mark, change and removal of the own school's." })
  async warningHistory(
    @Arg("uscc", () => String) uscc: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<WarningHistory> {
    return await readWarningHistory(platform, staffOf(viewer), uscc);
  }

  @Access("SCHOOL")
  @Query(() => WarningShownPage, { description: "To whom the own school's mark was shown, the last first." })
  async warningsShown(
    @Arg("uscc", () => String) uscc: string,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<WarningShownPage> {
    return await warningsShown.page(platform, staffOf(viewer), { uscc }, { first, after });
  }

  @Access("SCHOOL")
  @Query(() => FormerEmployerMarkPage, { description: "Marks that the own school removed, the last first." })
  async formerEmployerMarks(
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FormerEmployerMarkPage> {
    return await formerEmployerMarks.page(platform, staffOf(viewer), { search }, { first, after });
  }

  @Access("SCHOOL")
  @Mutation(() => MarkEmployerResult, {
    description: "Marks an employer, or changes the own school's mark of it. It never blocks.",
  })
  async markEmployer(
    @Arg("input", () => EmployerMarkInput) input: EmployerMarkInput,
    @Ctx() context: Context,
  ): Promise<typeof MarkEmployerResult> {
    return await answering(() => markEmployer(context, staffOf(context.viewer), input));
  }

  @Access("SCHOOL")
  @Mutation(() => RemoveEmployerMarkResult)
  async removeEmployerMark(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof RemoveEmployerMarkResult> {
    return await answering(() => removeEmployerMark(context, staffOf(context.viewer), idOf(id)));
  }
}
