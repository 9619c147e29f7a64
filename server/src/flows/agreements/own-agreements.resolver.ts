import { Arg, Ctx, createUnionType, ID, Mutation, Resolver } from "type-graphql";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import { actorOf, perform, recordsInSight } from "../../records/index.js";
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
import { AgreementChanged } from "./agreement.types.js";
import { seeAgreement } from "./agreement-view.js";
import { type Amendments, amendmentText, checkAmendments } from "./amend.js";

const AmendAgreementResult = createUnionType({
  name: "AmendAgreementResult",
  types: () =>
    [AgreementChanged, InvalidInput, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const,
});

/** Agreements that graduates write down themselves: what both kinds have after signing. */
@Resolver()
export class OwnAgreementsResolver {
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
    kinds: ["PAPER_AGREEMENT", "OFFLINE_AGREEMENT"],
    act: "amendAgreement",
    actor: actorOf(viewer),
    sight: recordsInSight(viewer),
    address,
    input: { amendments },
    note: amendmentText(amendments),
  });
  return new AgreementChanged(await seeAgreement(platform, context.em(), viewer, recordId), alreadyDone);
}
