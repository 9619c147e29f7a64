import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access, STAFF } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { staffOf } from "../identity/index.js";
import { endOtherSessions, endOwnSession, endSessionsInCare, staffSessions } from "./staff-sessions.js";
import {
  EndSessionsResult,
  SessionsEnded,
  StaffSession,
  StaffSignInPage,
  UnattendedDepartments,
} from "./staff-sessions.types.js";
import { staffSignIns } from "./staff-sign-ins.list.js";
import { unattendedDepartments } from "./unattended-departments.js";

const WHOSE = "The viewer's own account unless given; else one in their care.";

/** Who is and was signed in to staff accounts, and which departments nobody reviews for. */
@Resolver()
export class StaffSessionsResolver {
  @Access(...STAFF)
  @Query(() => StaffSignInPage, { description: "登录记录, newest first." })
  async staffSignIns(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Arg("accountId", () => ID, { nullable: true, description: WHOSE }) accountId: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<StaffSignInPage> {
    const staff = staffOf(viewer);
    const whose = { accountId: accountId ?? staff.accountId };
    return await staffSignIns.page(platform, staff, whose, { first, after });
  }

  @Access(...STAFF)
  @Query(() => [StaffSession], { description: "Browsers that are signed in now, the last used first." })
  async staffSessions(
    @Arg("accountId", () => ID, { nullable: true, description: WHOSE }) accountId: string | null,
    @Ctx() context: Context,
  ): Promise<StaffSession[]> {
    const staff = staffOf(context.viewer);
    return await staffSessions(context, staff, accountId ?? staff.accountId);
  }

  @Access(...STAFF)
  @Mutation(() => EndSessionsResult, { description: "Ends another session of the viewer's own account." })
  async sessionEnd(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<SessionsEnded | Refusal> {
    return await answered(() => endOwnSession(context, staffOf(context.viewer), id));
  }

  @Access(...STAFF)
  @Mutation(() => EndSessionsResult, {
    description: "Ends every other session of the viewer's account, or every session of one in their care.",
  })
  async sessionsEnd(
    @Arg("accountId", () => ID, { nullable: true, description: WHOSE }) accountId: string | null,
    @Ctx() context: Context,
  ): Promise<SessionsEnded | Refusal> {
    const staff = staffOf(context.viewer);
    const whose = accountId?.toLowerCase() ?? staff.accountId;
    return await answered(() =>
      whose === staff.accountId ? endOtherSessions(context, staff) : endSessionsInCare(context, staff, whose),
    );
  }

  @Access("SCHOOL")
  @Query(() => UnattendedDepartments)
  async unattendedDepartments(@Ctx() context: Context): Promise<UnattendedDepartments> {
    return await unattendedDepartments(context, staffOf(context.viewer));
  }
}

async function answered(end: () => Promise<number>): Promise<SessionsEnded | Refusal> {
  return await answering(async () => Object.assign(new SessionsEnded(), { count: await end() }));
}
