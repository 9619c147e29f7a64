import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { Access } from "../../graphql/access.js";
import type { Context } from "../../graphql/context.js";
import { idOf } from "../../graphql/ids.js";
import { answering, type Refusal } from "../../graphql/refusals.js";
import { RecordMovedOn } from "../../workflow/index.js";
import type { GraduateIdentity } from "../identity/index.js";
import {
  actorOf,
  DraftSaved,
  perform,
  RecordChanged,
  readSubmissions,
  recordsInSight,
  SaveDraftResult,
  SubmitResult,
  saveForm,
  seeRecord,
  statusLabel,
  submitForm,
} from "../records/index.js";
import { completeAgreement, draftValues } from "./agreement-form.js";
import { AgreementForm } from "./agreement-form.types.js";
import { OFFLINE } from "./offline.flow.js";

/** 线下签约 (F-30…F-34); withdrawing, abandoning and deleting are acts of every flow. */
@Resolver()
export class OfflineSigningResolver {
  @Access("GRADUATE")
  @Mutation(() => SaveDraftResult, {
    description:
      "暂存 of 未签就业协议申请签约: any part of the form; makes the record when its id is new (F-30).",
  })
  async saveOfflineApplication(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => AgreementForm) form: AgreementForm,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<DraftSaved | Refusal> {
    return await answering(async () => {
      const graduate = viewer as GraduateIdentity;
      const content = draftValues(form, { origin: "OFFLINE", cohort: graduate.cohort });
      const draft = { kind: OFFLINE[0], recordId: idOf(id), content, version: form.version ?? null };
      return Object.assign(new DraftSaved(), await saveForm(platform, graduate, draft, address));
    });
  }

  @Access("GRADUATE")
  @Mutation(() => SubmitResult, {
    description: "Submits the agreement for review, or submits it again (F-30, F-31); it has no uploads yet.",
  })
  async submitOfflineApplication(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => AgreementForm) form: AgreementForm,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => submitApplication(context, idOf(id), form));
  }

  @Access("GRADUATE")
  @Mutation(() => SubmitResult, {
    description:
      "本人回传协议书: pictures of every page of the stamped copy (AGREEMENT_SCAN), or a 情况说明 instead (STATEMENT), for the signing review (F-32…F-34).",
  })
  async submitStampedCopy(
    @Arg("id", () => ID) id: string,
    @Arg("uploadIds", () => [ID]) uploadIds: string[],
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => submitStamped(context, idOf(id), uploadIds.map(idOf)));
  }
}

async function submitApplication(
  context: Context,
  recordId: string,
  form: AgreementForm,
): Promise<RecordChanged> {
  const { platform, address } = context;
  const viewer = context.viewer as GraduateIdentity;
  const content = completeAgreement(form, { origin: "OFFLINE", cohort: viewer.cohort });
  const input = { content, counterpart: content.employerName, uploadIds: content.uploadIds };
  const submission = { kind: OFFLINE[0], recordId, input };
  const { alreadyDone } = await submitForm(platform, viewer, submission, address);
  return new RecordChanged(await seeRecord(platform, context.em(), viewer, recordId), alreadyDone);
}

async function submitStamped(
  context: Context,
  recordId: string,
  uploadIds: string[],
): Promise<RecordChanged> {
  const { platform, address, viewer } = context;
  const { alreadyDone, subject } = await perform(platform, {
    recordId,
    kinds: OFFLINE,
    act: "submitSigning",
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
    input: { uploadIds },
  });
  const em = context.em();
  if (alreadyDone) {
    // Other files than those under review are no repeat (F-06).
    const [last] = await readSubmissions(platform, em, recordId, 1);
    if (last?.uploadIds.join() !== uploadIds.join()) {
      const { kind, status } = subject.record;
      throw new RecordMovedOn(status, statusLabel(kind, status), null);
    }
  }
  return new RecordChanged(await seeRecord(platform, em, viewer, recordId), alreadyDone);
}
