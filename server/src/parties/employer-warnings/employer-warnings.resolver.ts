import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import { answering } from "../../words/refusals.js";
import { staffOf } from "../identity/index.js";
import { ownEmployerMarks, type WarnedViewer, warningsAbout } from "./employer-marks.list.js";
import {
  EmployerMarkInput,
  EmployerMarkPage,
  EmployerWarnings,
  MarkEmployerResult,
  RemoveEmployerMarkResult,
  WARNED,
} from "./employer-warnings.types.js";
import { markEmployer, removeEmployerMark } from "./mark-employer.js";

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
    @Ctx() { platform, viewer }: Context,
  ): Promise<EmployerMarkPage> {
    return await ownEmployerMarks.page(platform, staffOf(viewer), { search }, { first, after });
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
