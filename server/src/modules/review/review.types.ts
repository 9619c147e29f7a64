import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Access, READERS, REVIEWERS } from "../../graphql/access.js";
import { EducationLevelEnum } from "../../graphql/organisation-vocabulary.js";
import { InvalidInput, NotAllowed, Refusal, UnknownRecord } from "../../graphql/refusals.js";
import { RecordAct, RecordKind, RecordStatus } from "../../graphql/vocabulary.js";
import { RecordMovedOn, SubmissionChanged, VerdictHeld } from "../../workflow/index.js";
import { AgreementChanged } from "../agreements/index.js";
import { VoidedDestination } from "../destinations/index.js";
import { EmployerWarnings } from "../employer-warnings/index.js";
import type { EducationLevel } from "../identity/index.js";
import { RecordChanged, RecordView } from "../records/index.js";
import { AgreementContactView } from "../settings/index.js";
import { UploadView } from "../uploads/index.js";
import { RegistryDestination, StudentFieldComparison } from "./registry-comparison.types.js";

export const QueueView = { WAITING_FOR_ME: "WAITING_FOR_ME", ALL: "ALL" } as const;
export type QueueView = keyof typeof QueueView;
registerEnumType(QueueView, {
  name: "QueueView",
  valuesConfig: {
    WAITING_FOR_ME: { description: "Waits for the viewer" },
    ALL: { description: "Everything of the viewer's area" },
  },
});

export const Verdict = { APPROVE: "APPROVE", RETURN: "RETURN", REJECT: "REJECT" } as const;
export type Verdict = keyof typeof Verdict;
registerEnumType(Verdict, { name: "Verdict", description: "通过 · 退回修改 · 不通过 (F-11)" });

@InputType("ReviewQueueFilter")
export class ReviewQueueFilter {
  @Field(() => QueueView, { defaultValue: "WAITING_FOR_ME" })
  view!: QueueView;

  @Field(() => [RecordKind], { nullable: true, description: "Every kind unless said." })
  kinds?: RecordKind[] | null;

  @Field(() => RecordStatus, { nullable: true })
  status?: RecordStatus | null;

  @Field(() => Int, { nullable: true })
  cohort?: number | null;

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;

  @Field(() => EducationLevelEnum, { nullable: true })
  educationLevel?: EducationLevel | null;

  @Field(() => String, { nullable: true })
  majorName?: string | null;

  @Field(() => String, { nullable: true, description: "Exact name" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Exact ID number" })
  idNumber?: string | null;

  @Field(() => String, { nullable: true })
  employerName?: string | null;
}

// Plain columns, 320 values a page: simple resolvers spare a closure and a call for each (docs/adr/0006).
@Access(...READERS)
@ObjectType("ReviewQueueRow", { simpleResolvers: true })
export class ReviewQueueRow {
  @Field(() => ID)
  id!: string;

  @Field(() => RecordKind)
  kind!: string;

  @Field(() => Int)
  submission!: number;

  @Field(() => String)
  initiatorLabel!: string;

  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  departmentName!: string;

  @Field(() => String)
  educationLevelLabel!: string;

  @Field(() => String)
  majorName!: string;

  @Field(() => String)
  graduateName!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String, { nullable: true })
  agreementNumber!: string | null;

  @Field(() => String, { description: "签约单位, or what a destination leads to" })
  employerName!: string;

  @Field(() => String, { nullable: true })
  positionName!: string | null;

  @Field(() => Date, { nullable: true })
  submittedAt!: string | null;

  @Field(() => Date)
  changedAt!: string;

  @Field(() => Boolean, { description: "True when this viewer may give a verdict now." })
  waitsForMe!: boolean;
}

@Access(...READERS)
@ObjectType("ReviewQueuePage", { simpleResolvers: true })
export class ReviewQueuePage {
  @Field(() => [ReviewQueueRow])
  rows!: ReviewQueueRow[];

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@Access(...READERS)
@ObjectType("StatusCount")
export class StatusCount {
  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => Int)
  count!: number;
}

@Access(...READERS)
@ObjectType("KindCounts")
export class KindCounts {
  @Field(() => RecordKind)
  kind!: string;

  @Field(() => String)
  kindLabel!: string;

  @Field(() => Int)
  waitingForMe!: number;

  @Field(() => [StatusCount])
  byStatus!: StatusCount[];
}

@Access(...READERS)
@ObjectType("QueueCounts", {
  description: "Counts for the home page, live. They agree with the lists by construction.",
})
export class QueueCounts {
  @Field(() => [KindCounts], { description: "One of each kind there is." })
  kinds!: KindCounts[];
}

@Access(...READERS)
@ObjectType("EarlierVerdict")
export class EarlierVerdict {
  @Field(() => Date)
  at!: Date;

  @Field(() => String)
  employerName!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  organisation!: string;

  @Field(() => String, { nullable: true })
  personName!: string | null;

  @Field(() => String, { nullable: true })
  reasonCategory!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@Access(...READERS)
@ObjectType("HeldVerdict", { description: "A verdict held for the undo period (F-18)." })
export class HeldVerdictView {
  @Field(() => RecordAct)
  verdict!: string;

  @Field(() => String)
  by!: string;

  @Field(() => Boolean)
  mine!: boolean;

  @Field(() => Date)
  until!: Date;
}

@Access(...READERS)
@ObjectType("ChangedLine")
export class ChangedLine {
  @Field(() => String)
  label!: string;

  @Field(() => String, { description: "Empty where there was nothing" })
  before!: string;

  @Field(() => String)
  after!: string;
}

const UploadChange = { KEPT: "KEPT", MOVED: "MOVED", ADDED: "ADDED", REMOVED: "REMOVED" } as const;
export type UploadChange = keyof typeof UploadChange;
registerEnumType(UploadChange, {
  name: "UploadChange",
  description: "What became of a file since the last submission; MOVED: stands before or after others now.",
});

@Access(...READERS)
@ObjectType("ComparedUpload")
export class ComparedUpload {
  @Field(() => UploadView)
  upload!: UploadView;

  @Field(() => UploadChange)
  change!: UploadChange;
}

@Access(...READERS)
@ObjectType("SubmissionComparison", {
  description:
    "What changed since the submission before this one: line by line of the form, picture by picture.",
})
export class SubmissionComparison {
  @Field(() => Int)
  submission!: number;

  @Field(() => Int)
  previousSubmission!: number;

  @Field(() => Date)
  previouslySubmittedAt!: Date;

  @Field(() => [ChangedLine])
  changes!: ChangedLine[];

  @Field(() => [ComparedUpload], {
    description: "Every file of both submissions: the present ones in their order, then what was taken out.",
  })
  uploads!: ComparedUpload[];
}

@Access(...READERS)
@ObjectType("ReviewPage")
export class ReviewPage {
  @Field(() => RecordView)
  record!: RecordView;

  @Field(() => SubmissionComparison, {
    nullable: true,
    description: "Null for a first submission, and where nothing is submitted.",
  })
  comparison!: SubmissionComparison | null;

  @Field(() => [UploadView], { description: "What the last submission had uploaded, in its order." })
  uploads!: UploadView[];

  @Field(() => ID)
  graduateId!: string;

  @Field(() => String, { description: "培养方式: which destinations this graduate may have (F-64)." })
  trainingModeCode!: string;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  departmentName!: string;

  @Field(() => [StudentFieldComparison])
  studentFields!: StudentFieldComparison[];

  @Field(() => RegistryDestination, { nullable: true })
  registryDestination!: RegistryDestination | null;

  @Field(() => [EarlierVerdict])
  earlierVerdicts!: EarlierVerdict[];

  @Field(() => [VoidedDestination], { description: "All of this graduate's, newest first (F-14, F-63)." })
  voidedDestinations!: VoidedDestination[];

  @Field(() => EmployerWarnings, {
    nullable: true,
    description:
      "Warnings about the employer (F-75); null where the record names none with a 统一社会信用代码.",
  })
  employerWarnings!: EmployerWarnings | null;

  @Field(() => Boolean, {
    description: "Whether 「获取最新学生信息」 is of use: some refreshable field differs.",
  })
  canTakeRegistryData!: boolean;

  @Field(() => AgreementContactView, { nullable: true })
  schoolContact!: AgreementContactView | null;

  @Field(() => HeldVerdictView, { nullable: true })
  heldVerdict!: HeldVerdictView | null;
}

@Access(...READERS)
@ObjectType("PersonalData", { description: "Full values; each call is in the audit log (P-08)." })
export class PersonalData {
  @Field(() => String)
  idNumber!: string;

  @Field(() => String, { nullable: true })
  mobile!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "签约联系人手机 of the employer, or 联系电话 of a destination, where there is one",
  })
  employerContactMobile!: string | null;
}

export const RevealPersonalDataResult = createUnionType({
  name: "RevealPersonalDataResult",
  types: () => [PersonalData, UnknownRecord, NotAllowed] as const,
});

@InputType("VerdictInput")
export class VerdictInput {
  @Field(() => ID)
  recordId!: string;

  @Field(() => Int, { description: "The submission the reviewer saw (F-06)." })
  submission!: number;

  @Field(() => RecordStatus, {
    nullable: true,
    description:
      "The state the reviewer saw: with it a second click of who stands in for a department (F-10a) never takes the school's step too.",
  })
  status?: RecordStatus | null;
}

@InputType("RejectionInput", { description: "The reason of a return or a rejection (F-11)." })
export class RejectionInput {
  @Field(() => String)
  reasonCategory!: string;

  @Field(() => String)
  details!: string;
}

@Access(...REVIEWERS)
@ObjectType("VerdictIsHeld", {
  description: "The verdict is stored and takes effect at `until` unless undone (F-18).",
})
export class VerdictIsHeld {
  @Field(() => ID)
  recordId!: string;

  @Field(() => Date)
  until!: Date;

  constructor(recordId: string, until: Date) {
    this.recordId = recordId;
    this.until = until;
  }
}

@Access(...REVIEWERS)
@ObjectType("VerdictUndone")
export class VerdictUndone {
  @Field(() => ID)
  recordId!: string;

  constructor(recordId: string) {
    this.recordId = recordId;
  }
}

export const ReviewResult = createUnionType({
  name: "ReviewResult",
  types: () =>
    [
      RecordChanged,
      VerdictIsHeld,
      InvalidInput,
      UnknownRecord,
      RecordMovedOn,
      SubmissionChanged,
      VerdictHeld,
      NotAllowed,
    ] as const,
});

export const UndoVerdictResult = createUnionType({
  name: "UndoVerdictResult",
  types: () => [VerdictUndone, UnknownRecord, RecordMovedOn, NotAllowed] as const,
});

@Access(...REVIEWERS)
@ObjectType("BulkReviewItem")
export class BulkReviewItem {
  @Field(() => ID)
  recordId!: string;

  @Field(() => String)
  graduateName!: string;

  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => String)
  message!: string;
}

@Access(...REVIEWERS)
@ObjectType("BulkReview")
export class BulkReview {
  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => [BulkReviewItem])
  items!: BulkReviewItem[];
}

export const BulkReviewResult = createUnionType({
  name: "BulkReviewResult",
  types: () => [BulkReview, InvalidInput, NotAllowed] as const,
});

export const AmendJobCategoryResult = createUnionType({
  name: "AmendJobCategoryResult",
  types: () => [AgreementChanged, InvalidInput, UnknownRecord, RecordMovedOn, NotAllowed] as const,
});

/** What may come back from a verdict. */
export type ReviewAnswer = RecordChanged | VerdictIsHeld | Refusal;
