import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import {
  type EmployerIdentity,
  type GraduateIdentity,
  requireProof,
  staffOf,
} from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import {
  type AnyRecordSubject,
  actorOf,
  movedOnOf,
  perform,
  RecordChanged,
  readSubmissions,
  recordsInSight,
  seeRecord,
} from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import { idOf, isId } from "../../words/ids.js";
import type { RecordKind } from "../../words/record-words.js";
import { answering, type Refusal } from "../../words/refusals.js";
import type { ActDone } from "../../workflow/index.js";
import { readAgreementTermination } from "./agreement-termination.js";
import { askTermination } from "./ask.js";
import { OFFLINE_TERMINATION } from "./offline-termination.flow.js";
import { ONLINE_TERMINATION } from "./online-termination.flow.js";
import {
  AgreementTermination,
  AskTerminationInput,
  AskTerminationResult,
  JustificationInput,
  ResubmitTerminationInput,
  TerminationResult,
} from "./termination.types.js";
import { checkJustification, checkRefusal, checkRequest } from "./termination-input.js";
import type { TerminationRequest } from "./termination-subject.js";

type Answer = RecordChanged | Refusal;

@Resolver()
export class TerminationsResolver {
  @Access("GRADUATE", "EMPLOYER", ...READERS)
  @Query(() => AgreementTermination, {
    nullable: true,
    description: "Null for agreements unknown to the viewer, and until they are in force.",
  })
  async agreementTermination(
    @Arg("agreementId", () => ID) agreementId: string,
    @Ctx() { platform, viewer, em }: Context,
  ): Promise<AgreementTermination | null> {
    if (!isId(agreementId)) return null;
    return await readAgreementTermination(platform, em(), viewer, agreementId.toLowerCase());
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => AskTerminationResult, {
    description:
      "发起解约 of an agreement in force (F-50, F-53); the graduate's are limited by the school (F-55).",
  })
  async askTermination(
    @Arg("input", () => AskTerminationInput) input: AskTerminationInput,
    @Ctx() context: Context,
  ): Promise<Answer> {
    return await answering(async () => {
      const { platform, address } = context;
      const viewer = context.viewer as GraduateIdentity | EmployerIdentity;
      const [id, agreementId] = [idOf(input.id), idOf(input.agreementId)];
      const request = checkRequest(input, currentCohort(platform.clock.now()));
      const wish = { id, agreementId, request, uploadIds: input.uploadIds.map(lowerCase) };
      const { alreadyDone } = await askTermination(platform, viewer, wish, address);
      return await changed(context, id, alreadyDone);
    });
  }

  @Access("GRADUATE")
  @Mutation(() => TerminationResult, { description: "Sends a returned request again (F-53)." })
  async resubmitTermination(
    @Arg("input", () => ResubmitTerminationInput) input: ResubmitTerminationInput,
    @Ctx() context: Context,
  ): Promise<Answer> {
    return await answering(async () => {
      const content = checkRequest(input, currentCohort(context.platform.clock.now()));
      const uploadIds = input.uploadIds.map(lowerCase);
      return await resubmit(context, idOf(input.id), { content, uploadIds });
    });
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => TerminationResult, { description: "同意解约: the review is next (F-51)." })
  async acceptTermination(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<Answer> {
    return await answering(() => act(context, id, "accept", ONLINE_TERMINATION));
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => TerminationResult, { description: "拒绝解约, with a reason: the agreement stands (F-50)." })
  async refuseTermination(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: Context,
  ): Promise<Answer> {
    return await answering(async () => {
      const refusal = checkRefusal(reason);
      const kept = { input: { refusal }, reason: { category: null, text: refusal } };
      return await act(context, id, "refuse", ONLINE_TERMINATION, kept);
    });
  }

  @Access("GRADUATE", "EMPLOYER")
  @Mutation(() => TerminationResult, {
    description: "Whoever asked takes it back, until it is answered or a verdict is given (F-56).",
  })
  async takeBackTermination(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<Answer> {
    return await answering(() =>
      act(context, id, "takeBack", [...ONLINE_TERMINATION, ...OFFLINE_TERMINATION]),
    );
  }

  @Access("SCHOOL", "DEPARTMENT")
  @Mutation(() => TerminationResult, {
    description:
      "强制解约, where the employer does not answer the graduate's request; a school user's, never a department's (F-52).",
  })
  async forceTermination(
    @Arg("id", () => ID) id: string,
    @Arg("justification", () => JustificationInput) justification: JustificationInput,
    @Ctx() context: Context,
  ): Promise<Answer> {
    return await answering(async () => {
      requireProof(staffOf(context.viewer));
      const given = checkJustification(justification, "justification.");
      return await act(context, id, "force", ONLINE_TERMINATION, {
        input: { justification: given },
      });
    });
  }
}

async function resubmit(
  context: Context,
  recordId: string,
  input: { content: TerminationRequest; uploadIds: string[] },
): Promise<RecordChanged> {
  const { platform } = context;
  const { alreadyDone, subject } = await performOn(context, recordId, "submit", OFFLINE_TERMINATION, {
    input,
  });
  if (alreadyDone) {
    // Other words or files than those under review are no repeat (F-06).
    const [last] = await readSubmissions(platform, context.em(), recordId, 1);
    const same =
      JSON.stringify(last?.content) === JSON.stringify(input.content) &&
      last?.uploadIds.join() === input.uploadIds.join();
    if (!same) throw await movedOnOf(context.em(), subject.record);
  }
  return await changed(context, recordId, alreadyDone);
}

interface ActDetails {
  input?: object;
  reason?: { category: string | null; text: string | null };
}

async function act(
  context: Context,
  given: string,
  name: string,
  kinds: readonly RecordKind[],
  more: ActDetails = {},
): Promise<RecordChanged> {
  const recordId = idOf(given);
  const { alreadyDone } = await performOn(context, recordId, name, kinds, more);
  return await changed(context, recordId, alreadyDone);
}

async function performOn(
  { platform, viewer, address }: Context,
  recordId: string,
  name: string,
  kinds: readonly RecordKind[],
  more: ActDetails,
): Promise<ActDone<AnyRecordSubject>> {
  return await perform(platform, {
    recordId,
    kinds,
    act: name,
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
    ...more,
  });
}

async function changed(context: Context, recordId: string, alreadyDone: boolean): Promise<RecordChanged> {
  const { platform, viewer } = context;
  return new RecordChanged(await seeRecord(platform, context.em(), viewer, recordId), alreadyDone);
}

function lowerCase(id: string): string {
  return id.toLowerCase();
}
