import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { RATE_LIMITS, staffOf, take } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import {
  businessStatusOf,
  EmployerStatus,
  RefreshEmployerStatusResult,
} from "../../services/business-status/index.js";
import { Access, READERS } from "../../words/access.js";
import { idOf, isId } from "../../words/ids.js";
import { answering, UnknownRecord } from "../../words/refusals.js";
import { type EmployerOfRecord, employerOfAnyRecord } from "./employer-of-record.js";

/** Every kind of record that names an employer is found through this. */
const findEmployer: EmployerOfRecord = employerOfAnyRecord;

/** F-80: asked for beside the review page, so that it never waits for the register. */
@Resolver()
export class EmployerStatusResolver {
  @Access(...READERS)
  @Query(() => EmployerStatus, {
    nullable: true,
    description:
      "Takes up to 3 s; ask for it by itself. Null where the record is out of sight or names no employer.",
  })
  async employerStatus(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() { platform, viewer, em }: Context,
  ): Promise<typeof EmployerStatus | null> {
    if (!isId(recordId)) return null;
    const employer = await findEmployer(em(), staffOf(viewer), recordId);
    return employer && (await businessStatusOf(platform, employer));
  }

  @Access(...READERS)
  @Mutation(() => RefreshEmployerStatusResult, { description: "Asks the register whatever is kept." })
  async refreshEmployerStatus(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() { platform, viewer, em }: Context,
  ): Promise<typeof RefreshEmployerStatusResult> {
    return await answering(async () => {
      const staff = staffOf(viewer);
      const employer = await findEmployer(em(), staff, idOf(recordId));
      if (!employer) throw new UnknownRecord();
      await take(platform, RATE_LIMITS.businessStatus, staff.accountId, platform.clock.now());
      return await businessStatusOf(platform, employer, true);
    });
  }
}
