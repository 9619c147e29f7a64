import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { GraduateIdentity } from "../parties/identity/index.js";
import type { Context } from "../platform/context.js";
import { Access } from "../words/access.js";
import { idOf, isId } from "../words/ids.js";
import { answering, type Refusal } from "../words/refusals.js";
import { actorOf } from "./actor.js";
import { saveDraft, submitRecord } from "./fill-in.js";
import { listMyRecords } from "./my-records.list.js";
import { MyRecordCard, NewRecordOption } from "./my-records.types.js";
import { newRecordOptions } from "./new-record-options.js";
import { RecordFormInput } from "./own-parts.js";
import { perform } from "./perform.js";
import {
  DeleteDraftResult,
  DraftDeleted,
  type DraftSaved,
  OwnActResult,
  RECORD_PARTIES,
  RecordChanged,
  RecordView,
  SaveDraftResult,
  SubmitResult,
} from "./record.types.js";
import { seeRecord, viewRecord } from "./record-view.js";
import { recordsInSight } from "./sight.js";

@Resolver()
export class RecordsResolver {
  @Access(...RECORD_PARTIES)
  @Query(() => RecordView, {
    nullable: true,
    description: "A record of any flow in the viewer's sight; null when unknown to the viewer.",
  })
  async record(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<RecordView | null> {
    return isId(id)
      ? await viewRecord(context.platform, context.em(), context.viewer, id.toLowerCase())
      : null;
  }

  @Access("GRADUATE")
  @Query(() => [MyRecordCard], {
    description: "All records of the graduate: what can be answered first, then newest first.",
  })
  async myRecords(@Ctx() { platform, viewer }: Context): Promise<MyRecordCard[]> {
    return await listMyRecords(platform, viewer as GraduateIdentity);
  }

  @Access("GRADUATE")
  @Query(() => [NewRecordOption], {
    description: "What the graduate could begin of their own, with the reason where they cannot (S-04).",
  })
  async newRecordOptions(@Ctx() context: Context): Promise<NewRecordOption[]> {
    return await newRecordOptions(context.platform, context.em(), context.viewer as GraduateIdentity);
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => SaveDraftResult, {
    description: "暂存: any part of a form; makes the record when its id is new (F-07, F-30, F-40, F-60).",
  })
  async saveDraft(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => RecordFormInput) form: RecordFormInput,
    @Ctx() context: Context,
  ): Promise<DraftSaved | Refusal> {
    return await answering(() => saveDraft(context, idOf(id), form));
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => SubmitResult, {
    description: "Submits, or submits again, the whole form for review (F-06, F-13).",
  })
  async submitRecord(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => RecordFormInput) form: RecordFormInput,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => submitRecord(context, idOf(id), form));
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => OwnActResult, {
    description: "撤回修改: as long as nobody on the chain has given a verdict on this submission (F-12).",
  })
  async withdrawSubmission(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => ownAct(context, id, "withdraw"));
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => OwnActResult, {
    description: "放弃 what is withdrawn or returned: the commitment ends, the history stays (F-07).",
  })
  async abandonRecord(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => ownAct(context, id, "abandon"));
  }

  @Access("GRADUATE")
  @Mutation(() => DeleteDraftResult, { description: "A draft that was never submitted (F-07)." })
  async deleteDraft(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<DraftDeleted | Refusal> {
    return await answering(async () => {
      const recordId = idOf(id);
      await performOwn(context, recordId, "deleteDraft");
      return new DraftDeleted(recordId);
    });
  }
}

async function ownAct(context: Context, id: string, act: string): Promise<RecordChanged> {
  const recordId = idOf(id);
  const { alreadyDone } = await performOwn(context, recordId, act);
  const view = await seeRecord(context.platform, context.em(), context.viewer, recordId);
  return new RecordChanged(view, alreadyDone);
}

async function performOwn({ platform, viewer, address }: Context, recordId: string, act: string) {
  return await perform(platform, {
    recordId,
    act,
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
  });
}
