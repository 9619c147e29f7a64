import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { actorOf, perform, RecordChanged, recordsInSight, seeRecord } from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { DESTINATION } from "./destination.flow.js";
import {
  VoidDestinationResult,
  VoidedDestinationFilter,
  VoidedDestinationPage,
} from "./destination.types.js";
import { voidedDestinations } from "./voided.list.js";

/** 其他毕业去向信息登记 (F-60…F-64); verdicts are those of every flow. */
@Resolver()
export class DestinationsResolver {
  @Access("GRADUATE")
  @Mutation(() => VoidDestinationResult, { description: "作废 of an approved destination, at will (F-63)." })
  async voidDestination(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => voidIt(context, idOf(id)));
  }

  @Access(...READERS)
  @Query(() => VoidedDestinationPage, {
    description:
      "作废信息管理 (F-63): voided destinations of graduates who have submitted nothing new since, newest first.",
  })
  async voidedDestinations(
    @Arg("filter", () => VoidedDestinationFilter) filter: VoidedDestinationFilter,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<VoidedDestinationPage> {
    return await voidedDestinations.page(platform, viewer as StaffIdentity, filter, { first, after });
  }
}

async function voidIt(context: Context, recordId: string): Promise<RecordChanged> {
  const { platform, viewer, address } = context;
  const { alreadyDone } = await perform(platform, {
    recordId,
    kinds: DESTINATION,
    act: "void",
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
  });
  return await changed(context, recordId, alreadyDone);
}

async function changed(context: Context, recordId: string, alreadyDone: boolean): Promise<RecordChanged> {
  const { platform, viewer } = context;
  return new RecordChanged(await seeRecord(platform, context.em(), viewer, recordId), alreadyDone);
}
