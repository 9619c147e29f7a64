import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { GraduateIdentity, StaffIdentity } from "../../parties/identity/index.js";
import { readSigningConditions } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import {
  actorOf,
  DraftSaved,
  perform,
  RecordChanged,
  recordsInSight,
  SaveDraftResult,
  SubmitResult,
  saveForm,
  seeRecord,
  submitForm,
} from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import { answering, type Refusal, UnknownRecord } from "../../words/refusals.js";
import { DESTINATION } from "./destination.flow.js";
import {
  DestinationForm,
  VoidDestinationResult,
  VoidedDestinationFilter,
  VoidedDestinationPage,
} from "./destination.types.js";
import { counterpartOf, readComplete, readEntered } from "./destination-content.js";
import { listVoidedDestinations } from "./voided.list.js";

/** 其他毕业去向信息登记 (F-60…F-64); verdicts are those of every flow. */
@Resolver()
export class DestinationsResolver {
  @Access("GRADUATE")
  @Mutation(() => SaveDraftResult, {
    description: "暂存 of 其他毕业去向: any part of the form; makes the record when its id is new (F-60).",
  })
  async saveDestination(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => DestinationForm) form: DestinationForm,
    @Ctx() context: Context,
  ): Promise<DraftSaved | Refusal> {
    return await answering(() => saveDraft(context, idOf(id), form));
  }

  @Access("GRADUATE")
  @Mutation(() => SubmitResult, { description: "Submits, or submits again, the whole form (F-60, F-61)." })
  async submitDestination(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => DestinationForm) form: DestinationForm,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => submit(context, idOf(id), form));
  }

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
    return await listVoidedDestinations(platform, viewer as StaffIdentity, filter, { first, after });
  }
}

/** Whose forms: those of the graduate's own roster row (F-64). */
async function formsOf(context: Context): Promise<{ cohort: number; trainingMode: string }> {
  const { graduateId } = context.viewer as GraduateIdentity;
  const conditions = (await readSigningConditions(context.em(), [graduateId])).get(graduateId);
  if (!conditions) throw new UnknownRecord();
  return { cohort: conditions.cohort, trainingMode: conditions.trainingMode };
}

async function saveDraft(context: Context, recordId: string, form: DestinationForm): Promise<DraftSaved> {
  const { platform, viewer, address } = context;
  const values = readEntered(form, await formsOf(context), "DRAFT", "form");
  const content = { ...values, uploadIds: [] };
  const draft = { kind: DESTINATION[0], recordId, content, version: form.version ?? null };
  const saved = await saveForm(platform, viewer as GraduateIdentity, draft, address);
  return Object.assign(new DraftSaved(), saved);
}

async function submit(context: Context, recordId: string, form: DestinationForm): Promise<RecordChanged> {
  const { platform, address } = context;
  const viewer = context.viewer as GraduateIdentity;
  const uploadIds = (form.uploadIds ?? []).map((id) => id.toLowerCase());
  const content = { ...readComplete(form, await formsOf(context), "form"), uploadIds };
  const input = { content, counterpart: counterpartOf(content) ?? "", uploadIds };
  const { alreadyDone } = await submitForm(
    platform,
    viewer,
    { kind: DESTINATION[0], recordId, input },
    address,
  );
  return await changed(context, recordId, alreadyDone);
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
