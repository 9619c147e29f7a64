import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { LevelScopeEnum } from "../../words/organisation-words.js";
import { answering } from "../../words/refusals.js";
import { type LevelScope, staffOf } from "../identity/index.js";
import { setStaffAccountDisabled, setStaffRights } from "./change-staff-account.js";
import { createStaffAccount } from "./create-staff-account.js";
import { forgetStaffContacts, resetStaffFactor, resetStaffPassword } from "./reset-staff-account.js";
import { staffAccounts } from "./staff-account.list.js";
import {
  CreateStaffAccountInput,
  ForgetStaffContactsResult,
  ResetStaffPasswordResult,
  RightsInput,
  SecondFactorReset,
  SecondFactorResetResult,
  StaffAccountPage,
  StaffAccountResult,
  StaffContactsForgotten,
  StaffPasswordReset,
} from "./staff-account.types.js";

@Resolver()
export class StaffResolver {
  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Query(() => StaffAccountPage)
  async staffAccounts(
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("search", () => String, { nullable: true, description: "Part of a username, name or organisation" })
    search: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<StaffAccountPage> {
    return await staffAccounts.page(platform, staffOf(viewer), { search }, { first, after });
  }

  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Mutation(() => StaffAccountResult)
  async createStaffAccount(
    @Arg("input", () => CreateStaffAccountInput) input: CreateStaffAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof StaffAccountResult> {
    return await answering(() => createStaffAccount(context, staffOf(context.viewer), input));
  }

  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Mutation(() => StaffAccountResult)
  async setStaffAccountDisabled(
    @Arg("id", () => ID) id: string,
    @Arg("disabled", () => Boolean) disabled: boolean,
    @Ctx() context: Context,
  ): Promise<typeof StaffAccountResult> {
    return await answering(() => setStaffAccountDisabled(context, staffOf(context.viewer), id, disabled));
  }

  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Mutation(() => StaffAccountResult)
  async setStaffRights(
    @Arg("id", () => ID) id: string,
    @Arg("rights", () => RightsInput) rights: RightsInput,
    @Arg("levelScope", () => LevelScopeEnum) levelScope: LevelScope,
    @Ctx() context: Context,
  ): Promise<typeof StaffAccountResult> {
    return await answering(() => setStaffRights(context, staffOf(context.viewer), id, rights, levelScope));
  }

  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Mutation(() => ResetStaffPasswordResult)
  async resetStaffPassword(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof ResetStaffPasswordResult> {
    return await answering(async () => {
      const password = await resetStaffPassword(context, staffOf(context.viewer), id);
      return Object.assign(new StaffPasswordReset(), { password });
    });
  }

  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Mutation(() => SecondFactorResetResult)
  async secondFactorReset(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof SecondFactorResetResult> {
    return await answering(async () => {
      await resetStaffFactor(context, staffOf(context.viewer), id);
      return new SecondFactorReset();
    });
  }

  @Access("SCHOOL", "PROVINCE", "MINISTRY")
  @Mutation(() => ForgetStaffContactsResult)
  async forgetStaffContacts(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof ForgetStaffContactsResult> {
    return await answering(async () => {
      await forgetStaffContacts(context, staffOf(context.viewer), id);
      return new StaffContactsForgotten();
    });
  }
}
