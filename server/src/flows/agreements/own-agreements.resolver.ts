import { Arg, Ctx, createUnionType, ID, Mutation, Resolver } from "type-graphql";
import type { GraduateIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
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
import { Access, REVIEWERS } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import {
  answering,
  FieldProblem,
  InvalidInput,
  NotAllowed,
  type Refusal,
  UnknownRecord,
} from "../../words/refusals.js";
import { RecordMovedOn, VerdictHeld } from "../../workflow/index.js";
import { OFFLINE } from "../offline-signing/offline.flow.js";
import { PAPER } from "../paper-registration/paper.flow.js";
import { AgreementChanged } from "./agreement.types.js";
import { completeAgreement, draftValues } from "./agreement-form.js";
import { AgreementForm } from "./agreement-form.types.js";
import { seeAgreement } from "./agreement-view.js";
import { type Amendments, amendmentText, checkAmendments } from "./amend.js";

const AmendAgreementResult = createUnionType({
  name: "AmendAgreementResult",
  types: () =>
    [AgreementChanged, InvalidInput, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const,
});

/** Agreements that graduates write down themselves: 补登; what both have after signing. */
@Resolver()
export class OwnAgreementsResolver {
  @Access("GRADUATE")
  @Mutation(() => SaveDraftResult, {
    description:
      "暂存 of 已签就业协议登记: any part of the form; makes the record when its id is new (F-40).",
  })
  async savePaperRegistration(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => AgreementForm) form: AgreementForm,
    @Ctx() { platform, viewer, address }: Context,
  ): Promise<DraftSaved | Refusal> {
    return await answering(async () => {
      const graduate = viewer as GraduateIdentity;
      const content = draftValues(form, { origin: "PAPER", cohort: graduate.cohort });
      const draft = { kind: PAPER[0], recordId: idOf(id), content, version: form.version ?? null };
      return Object.assign(new DraftSaved(), await saveForm(platform, graduate, draft, address));
    });
  }

  @Access("GRADUATE")
  @Mutation(() => SubmitResult, { description: "Submits, or submits again, the whole form (F-40, F-41)." })
  async submitPaperRegistration(
    @Arg("id", () => ID) id: string,
    @Arg("form", () => AgreementForm) form: AgreementForm,
    @Ctx() context: Context,
  ): Promise<RecordChanged | Refusal> {
    return await answering(() => submitPaper(context, idOf(id), form));
  }

  @Access(...REVIEWERS)
  @Mutation(() => AmendAgreementResult, {
    description:
      "After signing a school user changes 单位性质, 单位行业 and 职位类别, and nothing else (F-35, F-42).",
  })
  async amendAgreement(
    @Arg("recordId", () => ID) recordId: string,
    @Arg("natureCode", () => String, { nullable: true }) natureCode: string | null,
    @Arg("industryCode", () => String, { nullable: true }) industryCode: string | null,
    @Arg("categoryCode", () => String, { nullable: true }) categoryCode: string | null,
    @Ctx() context: Context,
  ): Promise<AgreementChanged | Refusal> {
    return await answering(() =>
      amendPaper(context, idOf(recordId), {
        ...(natureCode && { employerNature: natureCode }),
        ...(industryCode && { employerIndustry: industryCode }),
        ...(categoryCode && { jobCategory: categoryCode }),
      }),
    );
  }
}

async function submitPaper(context: Context, recordId: string, form: AgreementForm): Promise<RecordChanged> {
  const { platform, address } = context;
  const viewer = context.viewer as GraduateIdentity;
  const content = completeAgreement(form, { origin: "PAPER", cohort: viewer.cohort });
  const { alreadyDone } = await submitForm(
    platform,
    viewer,
    {
      kind: PAPER[0],
      recordId,
      input: { content, counterpart: content.employerName, uploadIds: content.uploadIds },
    },
    address,
  );
  return new RecordChanged(await seeRecord(platform, context.em(), viewer, recordId), alreadyDone);
}

async function amendPaper(
  context: Context,
  recordId: string,
  amendments: Amendments,
): Promise<AgreementChanged> {
  const { platform, viewer, address } = context;
  if (Object.keys(amendments).length === 0) {
    throw new InvalidInput([new FieldProblem("categoryCode", "请选择要修改的单位性质、单位行业或职位类别")]);
  }
  checkAmendments(amendments, currentCohort(platform.clock.now()), {
    employerNature: "natureCode",
    employerIndustry: "industryCode",
    jobCategory: "categoryCode",
  });
  const { alreadyDone } = await perform(platform, {
    recordId,
    kinds: [...PAPER, ...OFFLINE],
    act: "amendAgreement",
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
    input: { amendments },
    note: amendmentText(amendments),
  });
  return new AgreementChanged(await seeAgreement(platform, context.em(), viewer, recordId), alreadyDone);
}
