import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type OrganisationForm, type VerificationMethod, verificationProofs } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { employerOf } from "../../parties/employers/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import { seeRecord, viewRecord } from "../../records/index.js";
import { CatalogueFormView, verificationFormFor } from "../../services/forms/index.js";
import { organisationUploads, UploadView } from "../../services/uploads/index.js";
import { Access } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import { answering, type Refusal } from "../../words/refusals.js";
import {
  answerJoinRequest,
  askToJoin,
  openJoinRequests,
  ownJoinRequest,
  takeBackJoinRequest,
} from "./join.js";
import {
  AnswerJoinResult,
  AskToJoinInput,
  AskToJoinResult,
  JoinAnswered,
  JoinAsked,
  JoinRequestView,
} from "./join.types.js";
import { lookUp } from "./look-up.js";
import { revealApplicant } from "./reveal-applicant.js";
import { confirmTransfer, requestTransfer } from "./transfer.js";
import {
  ApplicantData,
  EmployerVerificationView,
  LookUpResult,
  OrganisationFormEnum,
  type OrganisationFound,
  RevealApplicantResult,
  TransferChanged,
  TransferResult,
  VerificationMethodEnum,
  VerificationProofView,
} from "./verification.types.js";

@Resolver()
export class VerificationResolver {
  @Access("EMPLOYER")
  @Query(() => EmployerVerificationView, {
    nullable: true,
    description: "The last verification of the viewer's organisation; null where none was begun.",
  })
  async myVerification(@Ctx() context: Context): Promise<EmployerVerificationView | null> {
    const { platform, viewer } = context;
    const [last] = await query<{ id: string }>(
      platform.pool,
      sql`select id from record where employer_id = ${employerOf(viewer).employerId} and kind = 'EMPLOYER_VERIFICATION'
        order by created_at desc, id desc limit 1`,
    );
    const view = last && (await viewRecord(platform, context.em(), viewer, last.id));
    return view instanceof EmployerVerificationView ? view : null;
  }

  @Access("EMPLOYER")
  @Query(() => CatalogueFormView, { description: "What stands in the form (F-70); sub-types are 单位类别." })
  verificationForm(
    @Arg("method", () => VerificationMethodEnum) method: VerificationMethod,
    @Ctx() { platform }: Context,
  ): CatalogueFormView {
    return verificationFormFor(method, currentCohort(platform.clock.now()));
  }

  @Access("EMPLOYER")
  @Query(() => [VerificationProofView], { description: "What is to be uploaded by such an organisation." })
  verificationProofs(
    @Arg("organisationForm", () => OrganisationFormEnum) organisationForm: OrganisationForm,
    @Arg("method", () => VerificationMethodEnum) method: VerificationMethod,
  ): VerificationProofView[] {
    return verificationProofs(organisationForm, method);
  }

  @Access("EMPLOYER")
  @Mutation(() => LookUpResult, {
    description:
      "Looks a code up in the register of organisations, and says whether it is verified here already (F-70).",
  })
  async lookUpOrganisation(
    @Arg("uscc", () => String) uscc: string,
    @Ctx() context: Context,
  ): Promise<OrganisationFound | Refusal> {
    return await answering(() => lookUp(context.platform, employerOf(context.viewer), uscc, context.address));
  }

  @Access("EMPLOYER")
  @Mutation(() => TransferResult, {
    description: "Orders a small transfer to the account that the saved form names (F-70).",
  })
  async requestTransfer(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() context: Context,
  ): Promise<TransferChanged | Refusal> {
    return await answering(async () => {
      const id = idOf(recordId);
      await requestTransfer(context.platform, employerOf(context.viewer), id, context.address);
      return await transferChanged(context, id);
    });
  }

  @Access("EMPLOYER")
  @Mutation(() => TransferResult, {
    description: "Takes an amount in yuan, e.g. 0.37, for the one that was paid.",
  })
  async confirmTransfer(
    @Arg("recordId", () => ID) recordId: string,
    @Arg("amount", () => String) amount: string,
    @Ctx() context: Context,
  ): Promise<TransferChanged | Refusal> {
    return await answering(async () => {
      const id = idOf(recordId);
      const given = { recordId: id, amount };
      await confirmTransfer(context.platform, employerOf(context.viewer), given, context.address);
      return await transferChanged(context, id);
    });
  }

  @Access("EMPLOYER")
  @Mutation(() => AskToJoinResult, {
    description: "Asks the person in charge of a verified organisation to be let in (F-72).",
  })
  async askToJoin(
    @Arg("input", () => AskToJoinInput) input: AskToJoinInput,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<JoinAsked | Refusal> {
    return await answering(async () =>
      Object.assign(new JoinAsked(), await askToJoin(platform, employerOf(viewer), input, address)),
    );
  }

  @Access("EMPLOYER")
  @Query(() => JoinRequestView, { nullable: true, description: "The viewer's own request that is open." })
  async myJoinRequest(@Ctx() { platform, viewer }: Context): Promise<JoinRequestView | null> {
    return await ownJoinRequest(platform, employerOf(viewer));
  }

  @Access("EMPLOYER")
  @Mutation(() => JoinAnswered, { description: "Takes the viewer's own open request back." })
  async takeBackJoinRequest(@Ctx() { platform, viewer }: Context): Promise<JoinAnswered> {
    await takeBackJoinRequest(platform, employerOf(viewer));
    return new JoinAnswered();
  }

  @Access("EMPLOYER")
  @Query(() => [JoinRequestView], {
    description: "Who waits to be let in: for the person in charge, else empty.",
  })
  async joinRequests(@Ctx() { platform, viewer }: Context): Promise<JoinRequestView[]> {
    return await openJoinRequests(platform, employerOf(viewer));
  }

  @Access("EMPLOYER")
  @Mutation(() => AnswerJoinResult, {
    description: "By the person in charge: lets somebody in, or not (F-72).",
  })
  async answerJoinRequest(
    @Arg("id", () => ID) id: string,
    @Arg("accept", () => Boolean) accept: boolean,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<JoinAnswered | Refusal> {
    return await answering(async () => {
      await answerJoinRequest(platform, employerOf(viewer), { id: idOf(id), accept }, address);
      return new JoinAnswered();
    });
  }

  @Access("OPERATOR")
  @Mutation(() => RevealApplicantResult, {
    description:
      "The full numbers of a verification, for comparing them with its pictures; each look is in the audit log.",
  })
  async revealApplicant(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<ApplicantData | Refusal> {
    return await answering(() => revealApplicant(platform, viewer, idOf(recordId), address));
  }
}

async function transferChanged({ platform, em, viewer }: Context, id: string): Promise<TransferChanged> {
  const view = await seeRecord(platform, em(), viewer, id);
  return Object.assign(new TransferChanged(), { record: view as EmployerVerificationView });
}

/** What lies around a verification; read where it is asked for. */
@Resolver(() => EmployerVerificationView)
export class VerificationFieldsResolver {
  @Access("EMPLOYER", "OPERATOR")
  @FieldResolver(() => [UploadView], {
    description:
      "As submitted last; for the person in charge who is editing: what the form holds now. Their colleagues see none.",
  })
  async uploads(@Root() record: EmployerVerificationView, @Ctx() context: Context): Promise<UploadView[]> {
    return await organisationUploads(context, record);
  }
}
