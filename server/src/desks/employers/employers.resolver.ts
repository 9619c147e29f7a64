import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { readEmployer, seeEmployer } from "./employer-detail.js";
import { employers } from "./employers.list.js";
import {
  EmployerContactsResult,
  EmployerDetail,
  EmployerDetailResult,
  EmployerFilter,
  EmployerPage,
  HandOverInput,
  MergeEmployersInput,
  MergePreviewResult,
  ReleaseEmployerAccountInput,
  SuspensionInput,
} from "./employers.types.js";
import { handOverPersonInCharge } from "./hand-over.js";
import { mergeEmployers, previewMerge } from "./merge-employers.js";
import { releaseEmployerAccount } from "./release-account.js";
import { revealEmployerContacts } from "./reveal-employer.js";
import { liftSuspension, suspendEmployer } from "./suspend-employer.js";

/** The operator's desk over organisations (F-73, F-76). */
@Resolver()
export class EmployersDeskResolver {
  @Access("OPERATOR")
  @Query(() => EmployerPage, { description: "Every organisation, the newest first." })
  async employers(
    @Arg("filter", () => EmployerFilter) filter: EmployerFilter,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<EmployerPage> {
    return await employers.page(platform, staffOf(viewer), filter, { first, after });
  }

  @Access("OPERATOR")
  @Query(() => Int, { description: "How many rows all pages of `employers` together have." })
  async employersCount(
    @Arg("filter", () => EmployerFilter) filter: EmployerFilter,
    @Ctx() { platform, viewer }: Context,
  ): Promise<number> {
    return await employers.count(platform, staffOf(viewer), filter);
  }

  @Access("OPERATOR")
  @Query(() => EmployerDetail, { nullable: true })
  async employer(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform }: Context,
  ): Promise<EmployerDetail | null> {
    return await readEmployer(platform, id);
  }

  @Access("OPERATOR")
  @Mutation(() => EmployerContactsResult, { description: "Each call is in the audit log (P-08)." })
  async revealEmployerContacts(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof EmployerContactsResult> {
    return await answering(() => revealEmployerContacts(context, staffOf(context.viewer), id));
  }

  @Access("OPERATOR")
  @Mutation(() => EmployerDetailResult, {
    description: "暂停使用, with a reason that the employer is told (F-76).",
  })
  async suspendEmployer(
    @Arg("input", () => SuspensionInput) input: SuspensionInput,
    @Ctx() context: Context,
  ): Promise<typeof EmployerDetailResult> {
    return await changing(context, input.id, () => suspendEmployer(context, staffOf(context.viewer), input));
  }

  @Access("OPERATOR")
  @Mutation(() => EmployerDetailResult, {
    description: "恢复使用: everything is as it was, deadlines went on (F-76).",
  })
  async liftSuspension(
    @Arg("input", () => SuspensionInput) input: SuspensionInput,
    @Ctx() context: Context,
  ): Promise<typeof EmployerDetailResult> {
    return await changing(context, input.id, () => liftSuspension(context, staffOf(context.viewer), input));
  }

  @Access("OPERATOR")
  @Mutation(() => EmployerDetailResult, {
    description:
      "Gives the role of person in charge to another account by a new letter of authorisation (F-76).",
  })
  async handOverPersonInCharge(
    @Arg("input", () => HandOverInput) input: HandOverInput,
    @Ctx() context: Context,
  ): Promise<typeof EmployerDetailResult> {
    return await changing(context, input.id, () =>
      handOverPersonInCharge(context, staffOf(context.viewer), input),
    );
  }

  @Access("OPERATOR")
  @Mutation(() => EmployerDetailResult, {
    description: "Gives an account whose number is lost another number, after checking (P-12).",
  })
  async releaseEmployerAccount(
    @Arg("input", () => ReleaseEmployerAccountInput) input: ReleaseEmployerAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof EmployerDetailResult> {
    return await answering(async () => {
      const id = await releaseEmployerAccount(context, staffOf(context.viewer), input);
      return await seeEmployer(context.platform, id);
    });
  }

  @Access("OPERATOR")
  @Query(() => MergePreviewResult, { description: "What `mergeEmployers` would move, or why it cannot." })
  async mergePreview(
    @Arg("id", () => ID) id: string,
    @Arg("intoUscc", () => String) intoUscc: string,
    @Ctx() context: Context,
  ): Promise<typeof MergePreviewResult> {
    return await answering(() => previewMerge(context, id, intoUscc));
  }

  @Access("OPERATOR")
  @Mutation(() => EmployerDetailResult, {
    description: "One organisation that was registered twice becomes one; answers the one that is no more.",
  })
  async mergeEmployers(
    @Arg("input", () => MergeEmployersInput) input: MergeEmployersInput,
    @Ctx() context: Context,
  ): Promise<typeof EmployerDetailResult> {
    return await changing(context, input.id, () => mergeEmployers(context, staffOf(context.viewer), input));
  }
}

/** An act, and the employer as it left it. */
async function changing(
  { platform }: Context,
  id: string,
  act: () => Promise<void>,
): Promise<typeof EmployerDetailResult> {
  return await answering(async () => {
    await act();
    return await seeEmployer(platform, id);
  });
}
