import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Access, READERS } from "../../graphql/access.js";
import { AgreementTypeEnum } from "../../graphql/organisation-vocabulary.js";
import { NotAllowed, UnknownRecord } from "../../graphql/refusals.js";
import { ActorRole, RecordAct, RecordStatus, StepState } from "../../graphql/vocabulary.js";
import { RecordMovedOn } from "../../workflow/index.js";
import { EmployerBlock } from "../employers/index.js";
import { CommittedElsewhere, DeadlinePassed } from "./refusals.js";

export { EmployerBlock };

/** Who may read an agreement at all; which ones is a matter of rows (P-04). */
const PARTIES = ["GRADUATE", "EMPLOYER", ...READERS] as const;

@Access(...PARTIES)
@ObjectType("JobTerms", { description: "Terms of the job (spec 2 §5). Money in yuan a month." })
export class JobTerms {
  @Field(() => String)
  categoryCode!: string;

  @Field(() => String)
  categoryLabel!: string;

  @Field(() => String)
  positionName!: string;

  @Field(() => String, { nullable: true })
  workplace!: string | null;

  @Field(() => Boolean, { nullable: true, description: "是否解决户档" })
  settlesHousehold!: boolean | null;

  @Field(() => String, { nullable: true })
  reportBy!: string | null;

  @Field(() => Int, { nullable: true })
  monthlySalaryYuan!: number | null;

  @Field(() => String, { nullable: true })
  probation!: string | null;

  @Field(() => String, { nullable: true })
  servicePeriod!: string | null;

  @Field(() => String, { nullable: true })
  penalty!: string | null;

  @Field(() => String, { nullable: true })
  archiveReceiver!: string | null;

  @Field(() => String, { nullable: true })
  archiveAddress!: string | null;

  @Field(() => String, { nullable: true })
  archivePostcode!: string | null;

  @Field(() => String, { nullable: true })
  householdAddress!: string | null;

  @Field(() => String, { nullable: true })
  supplement!: string | null;
}

@Access(...PARTIES)
@ObjectType("AgreementGraduate", {
  description:
    "The graduate as an employer may see them (P-08): never more than it entered, was told on the hit, or the agreement prints.",
})
export class AgreementGraduate {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  educationLevelLabel!: string;

  @Field(() => String)
  majorName!: string;

  @Field(() => Int)
  cohort!: number;
}

@Access(...PARTIES)
@ObjectType("TimelineEntry", {
  description:
    "One change of state (F-05): role and organisation for everyone, the person's name for staff only (null else).",
})
export class TimelineEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: "e.g. 单位发起邀请, 学生同意签约, 学院审核通过" })
  title!: string;

  @Field(() => ActorRole)
  actorRole!: string;

  @Field(() => String)
  actorOrganisation!: string;

  @Field(() => String, { nullable: true })
  actorName!: string | null;

  @Field(() => RecordStatus, { nullable: true })
  toStatus!: string | null;

  @Field(() => String, { nullable: true })
  toStatusLabel!: string | null;

  @Field(() => String, { nullable: true })
  reasonCategory!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@Access(...PARTIES)
@ObjectType("FlowStep", {
  description: "单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成 (F-27).",
})
export class FlowStep {
  @Field(() => String)
  title!: string;

  @Field(() => StepState)
  state!: StepState;

  @Field(() => Date, { nullable: true })
  at!: Date | null;

  @Field(() => String, { nullable: true })
  description!: string | null;
}

@Access(...PARTIES)
@ObjectType("AvailableAction", {
  description:
    "What the viewer may do now. `allowed: false` comes with the reason, for acts that belong to this viewer but are closed at present.",
})
export class AvailableAction {
  @Field(() => RecordAct)
  act!: string;

  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@Access(...PARTIES)
@ObjectType("IssuedDocument", {
  description: "The agreement as PDF: null while it is being made. `url` is for the signed-in viewer only.",
})
export class IssuedDocument {
  @Field(() => String)
  url!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => String)
  sha256!: string;

  @Field(() => Int)
  bytes!: number;

  @Field(() => Date)
  issuedAt!: Date;
}

@Access(...PARTIES)
@ObjectType("Amendment", { description: "F-28: a value changed by the school after signing; the PDF stays." })
export class AmendmentView {
  @Field(() => Date)
  at!: Date;

  @Field(() => String)
  fieldLabel!: string;

  @Field(() => String)
  before!: string;

  @Field(() => String)
  after!: string;

  @Field(() => String)
  organisation!: string;
}

@Access(...PARTIES)
@ObjectType("Agreement")
export class AgreementView {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => Int)
  submission!: number;

  @Field(() => AgreementTypeEnum)
  agreementType!: string;

  @Field(() => String, { nullable: true, description: "协议编号, from the final approval on." })
  number!: string | null;

  @Field(() => String)
  initiatorLabel!: string;

  @Field(() => Date, { nullable: true, description: "应约截止时间" })
  deadline!: Date | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => Boolean)
  frozen!: boolean;

  @Field(() => EmployerBlock)
  employer!: EmployerBlock;

  @Field(() => JobTerms)
  job!: JobTerms;

  @Field(() => AgreementGraduate)
  graduate!: AgreementGraduate;

  @Field(() => [FlowStep])
  steps!: FlowStep[];

  @Field(() => [TimelineEntry])
  timeline!: TimelineEntry[];

  @Field(() => [AmendmentView])
  amendments!: AmendmentView[];

  @Field(() => [AvailableAction])
  availableActions!: AvailableAction[];

  @Field(() => String, { description: "Sentence saying what happens next for this viewer (下一步)." })
  nextStep!: string;

  @Field(() => IssuedDocument, { nullable: true })
  document!: IssuedDocument | null;

  @Field(() => Boolean, { description: "True when the agreement is signed and its PDF still being made." })
  documentPending!: boolean;
}

@Access(...PARTIES)
@ObjectType("AgreementChanged", {
  description: "Act done. `alreadyDone` when the same actor had done the very same before (a repeat).",
})
export class AgreementChanged {
  @Field(() => AgreementView)
  agreement!: AgreementView;

  @Field(() => Boolean)
  alreadyDone!: boolean;

  constructor(agreement: AgreementView, alreadyDone: boolean) {
    this.agreement = agreement;
    this.alreadyDone = alreadyDone;
  }
}

@Access("GRADUATE")
@ObjectType("MyRecordCard", {
  description: "A card of the home page: newest first, invitations that can be answered before all.",
})
export class MyRecordCard {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  employerName!: string;

  @Field(() => String, { description: "本人 or 单位邀约" })
  initiatorLabel!: string;

  @Field(() => String)
  positionName!: string;

  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => Date, { nullable: true })
  deadline!: Date | null;

  @Field(() => String)
  nextStep!: string;

  @Field(() => Boolean, { description: "True when this graduate can accept or decline it now." })
  answerable!: boolean;

  @Field(() => Boolean, { description: "True for the record that occupies the graduate (F-01)." })
  holds!: boolean;
}

const ANSWERS = [
  AgreementChanged,
  UnknownRecord,
  RecordMovedOn,
  DeadlinePassed,
  CommittedElsewhere,
  NotAllowed,
] as const;

export const AcceptInvitationResult = createUnionType({
  name: "AcceptInvitationResult",
  types: () => ANSWERS,
});
export const DeclineInvitationResult = createUnionType({
  name: "DeclineInvitationResult",
  types: () => ANSWERS,
});
