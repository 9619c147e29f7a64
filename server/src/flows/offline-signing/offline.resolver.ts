import { Arg, Ctx, createUnionType, ID, Mutation, Resolver } from "type-graphql";
import { checkMobile, maskMobile } from "../../catalogue/index.js";
import { type GraduateIdentity, giveBack, RATE_LIMITS, take } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import {
  actorOf,
  movedOnOf,
  perform,
  RecordChanged,
  readSubmissions,
  recordsInSight,
  SubmitResult,
  seeRecord,
} from "../../records/index.js";
import { Access } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import {
  answering,
  FieldProblem,
  InvalidInput,
  LimitReached,
  NotAllowed,
  type Refusal,
  UnknownRecord,
} from "../../words/refusals.js";
import { RecordMovedOn } from "../../workflow/index.js";
import { OFFLINE } from "./offline.flow.js";

const SendStampLinkResult = createUnionType({
  name: "SendStampLinkResult",
  types: () => [RecordChanged, InvalidInput, UnknownRecord, RecordMovedOn, NotAllowed, LimitReached] as const,
});

/** 线下签约 (F-30…F-34); withdrawing, abandoning and deleting are acts of every flow. */
@Resolver()
export class OfflineSigningResolver {
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

  @Access("GRADUATE")
  @Mutation(() => SendStampLinkResult, {
    description:
      "用人单位协助回传协议书: sends the employer an SMS with a link that works for 7 days, without an account; sent again, the older link dies (F-32).",
  })
  async sendStampLink(
    @Arg("recordId", () => ID) recordId: string,
    @Arg("mobile", () => String) mobile: string,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => sendLink(context, idOf(recordId), mobile));
  }
}

/** Offered again a minute later; what was refused counts for nothing. */
async function sendLink(context: Context, recordId: string, given: string): Promise<RecordChanged> {
  const { platform, address, viewer } = context;
  const mobile = checkMobile(given);
  if (!mobile.ok) throw new InvalidInput([new FieldProblem("mobile", mobile.reason)]);
  const { graduateId } = viewer as GraduateIdentity;
  const counted = [
    // With the graduate: what is counted for a record must not tell others that it is there (P-07).
    [RATE_LIMITS.stampLinkAgain, `${graduateId} ${recordId}`],
    [RATE_LIMITS.stampLink, graduateId],
    [RATE_LIMITS.stampLinkToMobile, `${graduateId} ${mobile.text}`],
    [RATE_LIMITS.stampLinkMobile, mobile.text],
  ] as const;
  const taken: (typeof counted)[number][] = [];
  try {
    for (const one of counted) {
      await take(platform, one[0], one[1], platform.clock.now());
      taken.push(one);
    }
    await perform(platform, {
      recordId,
      kinds: OFFLINE,
      act: "sendStampLink",
      actor: actorOf(viewer),
      sight: recordsInSight(viewer),
      address,
      input: { mobile: mobile.text },
      note: `发送至 ${maskMobile(mobile.text)}`,
    });
  } catch (error) {
    for (const [limit, who] of taken) await giveBack(platform, limit, who);
    throw error;
  }
  return new RecordChanged(await seeRecord(platform, context.em(), viewer, recordId), false);
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
    if (last?.uploadIds.join() !== uploadIds.join()) throw await movedOnOf(em, subject.record);
  }
  return new RecordChanged(await seeRecord(platform, em, viewer, recordId), alreadyDone);
}
