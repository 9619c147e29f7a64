import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { catalogue } from "../../catalogue/index.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import { actorOf, perform, recordsInSight, viewRecord } from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import { idOf, isId } from "../../words/ids.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { AgreementChanged, AgreementView, checkAmendments, seeAgreement } from "../agreements/index.js";
import { sendInvitations } from "./bulk-invite.js";
import {
  countEmployerAgreements,
  countEmployerWeek,
  employerAgreements,
  employerListStates,
} from "./employer-agreements.list.js";
import { extendInvitation } from "./extend.js";
import {
  AcceptInvitationResult,
  AmendJobCategoryResult,
  BulkInvitationInput,
  BulkInvitations,
  DeclineInvitationResult,
  EmployerCounts,
  EmployerList,
  EmployerListFilter,
  EmployerListPage,
  EmployerListStates,
  EmployerWeek,
  ExtendInvitationResult,
  InvitationInput,
  InvitationTermsInput,
  SendInvitationResult,
  SendInvitationsResult,
  TakeBackInvitationResult,
} from "./invitation.types.js";
import { sendInvitation } from "./invite.js";
import { ONLINE, type SigningAct } from "./online-signing.flow.js";

@Resolver()
export class SigningResolver {
  @Access("GRADUATE", "EMPLOYER", ...READERS)
  @Query(() => AgreementView, {
    nullable: true,
    description:
      "An agreement of the viewer: graduate, employer, or staff in whose area it lies; null when unknown to the viewer.",
  })
  async agreement(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<AgreementView | null> {
    if (!isId(id)) return null;
    const view = await viewRecord(context.platform, context.em(), context.viewer, id.toLowerCase());
    return view instanceof AgreementView ? view : null;
  }

  @Access("GRADUATE")
  @Mutation(() => AcceptInvitationResult, {
    description:
      "Accepts the text that was read, `Agreement.text`, named by its hash (F-24); refused as TEXT_UNREAD without one, and as TEXT_CHANGED where another would be printed now.",
  })
  async acceptInvitation(
    @Arg("id", () => ID) id: string,
    @Arg("textSha256", () => String, { nullable: true }) textSha256: string | null,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(() => act(context, id, "accept", { input: textSha256 ? { textSha256 } : {} }));
  }

  @Access("GRADUATE")
  @Mutation(() => DeclineInvitationResult)
  async declineInvitation(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(() => act(context, id, "decline"));
  }

  @Access("EMPLOYER")
  @Query(() => EmployerListPage)
  async employerAgreements(
    @Arg("list", () => EmployerList) list: EmployerList,
    @Arg("filter", () => EmployerListFilter, { nullable: true }) filter: EmployerListFilter | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<EmployerListPage> {
    const wish = { ...filter, list };
    return await employerAgreements.page(platform, viewer as EmployerIdentity, wish, { first, after });
  }

  @Access("EMPLOYER")
  @Query(() => [EmployerListStates], {
    description: "By which states each list of agreements can be narrowed; 失效 by none.",
  })
  employerListStates(): EmployerListStates[] {
    return employerListStates();
  }

  @Access("EMPLOYER")
  @Query(() => EmployerCounts)
  async employerCounts(@Ctx() { platform, viewer }: Context): Promise<EmployerCounts> {
    return await countEmployerAgreements(platform, viewer as EmployerIdentity);
  }

  @Access("EMPLOYER")
  @Query(() => EmployerWeek)
  async employerWeek(@Ctx() { platform, viewer }: Context): Promise<EmployerWeek> {
    return await countEmployerWeek(platform, viewer as EmployerIdentity);
  }

  @Access("EMPLOYER")
  @Mutation(() => SendInvitationResult)
  async sendInvitation(
    @Arg("input", () => InvitationInput) input: InvitationInput,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(async () => {
      const { platform, viewer, address } = context;
      const invitation = { id: idOf(input.id), favouriteId: idOf(input.favouriteId), terms: input.terms };
      const sent = await sendInvitation(platform, viewer as EmployerIdentity, invitation, address);
      return await changed(context, sent.recordId, sent.alreadyDone);
    });
  }

  @Access("EMPLOYER")
  @Mutation(() => SendInvitationsResult, {
    description: "The same terms to many favourites; each succeeds or fails by itself (F-29). At most 100.",
  })
  async sendInvitations(
    @Arg("invitations", () => [BulkInvitationInput]) invitations: BulkInvitationInput[],
    @Arg("terms", () => InvitationTermsInput) terms: InvitationTermsInput,
    @Ctx() context: Context,
  ): Promise<BulkInvitations | Refusal> {
    return await answering(() => sendInvitations(context, invitations, terms));
  }

  @Access("EMPLOYER")
  @Mutation(() => ExtendInvitationResult, {
    description: "New validity in whole days from sending, longer than before and at most 30 (F-29).",
  })
  async extendInvitation(
    @Arg("id", () => ID) id: string,
    @Arg("validDays", () => Int) validDays: number,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(async () => {
      const done = await extendInvitation(context, idOf(id), validDays);
      return await changed(context, done.recordId, done.alreadyDone);
    });
  }

  @Access("EMPLOYER")
  @Mutation(() => TakeBackInvitationResult)
  async takeBackInvitation(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(() => act(context, id, "takeBack"));
  }

  @Access("SCHOOL", "DEPARTMENT")
  @Mutation(() => AmendJobCategoryResult)
  async amendJobCategory(
    @Arg("recordId", () => ID) recordId: string,
    @Arg("categoryCode", () => String) categoryCode: string,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(() => amendCategory(context, recordId, categoryCode));
  }
}

async function act(
  context: Context,
  id: string,
  name: SigningAct,
  more: { input?: object; note?: string } = {},
): Promise<AgreementChanged> {
  const recordId = idOf(id);
  const { alreadyDone } = await perform(context.platform, {
    recordId,
    kinds: ONLINE,
    act: name,
    actor: actorOf(context.viewer),
    sight: recordsInSight(context.viewer),
    address: context.address,
    ...more,
  });
  return await changed(context, recordId, alreadyDone);
}

async function changed(context: Context, recordId: string, alreadyDone: boolean): Promise<AgreementChanged> {
  const view = await seeAgreement(context.platform, context.em(), context.viewer, recordId);
  return new AgreementChanged(view, alreadyDone);
}

async function amendCategory(context: Context, id: string, categoryCode: string): Promise<AgreementChanged> {
  checkAmendments({ jobCategory: categoryCode }, currentCohort(context.platform.clock.now()), {
    jobCategory: "categoryCode",
  });
  const label = catalogue("jobCategory").label(categoryCode);
  const input = { jobCategory: categoryCode };
  return await act(context, id, "amendJobCategory", { input, note: `职位类别修改为「${label}」` });
}
