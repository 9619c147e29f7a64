import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { VoidedDestination } from "../../flows/destination/index.js";
import { EmployerWarnings } from "../../parties/employer-warnings/index.js";
import { AgreementContactView } from "../../parties/settings/index.js";
import { RecordChanged, RecordView } from "../../records/index.js";
import { UploadView } from "../../services/uploads/index.js";
import { Access, READERS, REVIEWERS } from "../../words/access.js";
import { RecordAct, RecordStatus } from "../../words/record-words.js";
import { InvalidInput, NotAllowed, Refusal, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn, SubmissionChanged, VerdictHeld } from "../../workflow/index.js";
import { RegistryDestination, StudentFieldComparison } from "./registry-comparison.types.js";

export const Verdict = { APPROVE: "APPROVE", RETURN: "RETURN", REJECT: "REJECT" } as const;
export type Verdict = keyof typeof Verdict;
registerEnumType(Verdict, { name: "Verdict", description: "通过 · 退回修改 · 不通过 (F-11)" });

@Access(...READERS)
@ObjectType("EarlierVerdict")
export class EarlierVerdict {
  @Field(() => Date)
  at!: Date;

  @Field(() => String)
  counterpart!: string;

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

  @Field(() => ID, { nullable: true })
  graduateId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "培养方式: which destinations this graduate may have (F-64).",
  })
  trainingModeCode!: string | null;

  @Field(() => String, { nullable: true })
  schoolName!: string | null;

  @Field(() => String, { nullable: true })
  departmentName!: string | null;

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

  @Field(() => String, {
    nullable: true,
    description: "Field of `OwnVerdictInput` that an approval cannot do without now; null when none.",
  })
  neededPart!: string | null;

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
@ObjectType("VerdictScheduled", {
  description: "The verdict is stored and takes effect at `until` unless undone (F-18).",
})
export class VerdictScheduled {
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
      VerdictScheduled,
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

/** What may come back from a verdict. */
export type ReviewAnswer = RecordChanged | VerdictScheduled | Refusal;
