import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { VoidedDestination } from "../../flows/destination/index.js";
import { EmployerWarnings } from "../../parties/employer-warnings/index.js";
import { AgreementContactView } from "../../parties/settings/index.js";
import { RecordChanged, RecordView } from "../../records/index.js";
import { UploadView } from "../../services/uploads/index.js";
import { Access, DECIDERS, DESKS, READERS } from "../../words/access.js";
import { fields, flag, id, instant, listOf, of, text, texts, whole, word } from "../../words/fields.js";
import { RecordAct, RecordStatus } from "../../words/record-words.js";
import { InvalidInput, NotAllowed, Refusal, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn, SubmissionChanged, VerdictHeld } from "../../workflow/index.js";
import { RegistryDestination, StudentFieldComparison } from "./registry-comparison.types.js";

export const Verdict = { APPROVE: "APPROVE", RETURN: "RETURN", REJECT: "REJECT" } as const;
export type Verdict = keyof typeof Verdict;
registerEnumType(Verdict, { name: "Verdict", description: "通过 · 退回修改 · 不通过 (F-11)" });

@Access(...DESKS)
@ObjectType("EarlierVerdict")
export class EarlierVerdict extends fields({
  at: instant,
  counterpart: text,
  title: text,
  organisation: text,
  personName: text.orNull,
  reasonCategory: text.orNull,
  reason: text.orNull,
}) {}

@Access(...DESKS)
@ObjectType("HeldVerdict", { description: "A verdict held for the undo period (F-18)." })
export class HeldVerdictView extends fields({
  verdict: word<string>(RecordAct),
  by: text,
  mine: flag,
  until: instant,
}) {}

@Access(...DESKS)
@ObjectType("ChangedLine")
export class ChangedLine extends fields({
  label: text,
  before: text.saying("Empty where there was nothing"),
  after: text,
}) {}

const UploadChange = { KEPT: "KEPT", MOVED: "MOVED", ADDED: "ADDED", REMOVED: "REMOVED" } as const;
export type UploadChange = keyof typeof UploadChange;
registerEnumType(UploadChange, {
  name: "UploadChange",
  description: "What became of a file since the last submission; MOVED: stands before or after others now.",
});

@Access(...DESKS)
@ObjectType("ComparedUpload")
export class ComparedUpload extends fields({
  upload: of(UploadView),
  change: word<UploadChange>(UploadChange),
}) {}

@Access(...DESKS)
@ObjectType("SubmissionComparison", {
  description:
    "What changed since the submission before this one: line by line of the form, picture by picture.",
})
export class SubmissionComparison extends fields({
  submission: whole,
  previousSubmission: whole,
  previouslySubmittedAt: instant,
  changes: listOf(ChangedLine),
  uploads: listOf(ComparedUpload).saying(
    "Every file of both submissions: the present ones in their order, then what was taken out.",
  ),
}) {}

@Access(...DESKS)
@ObjectType("ReviewPage")
export class ReviewPage extends fields({
  record: of(RecordView),
  comparison: of(SubmissionComparison).orNull.saying(
    "Null for a first submission, and where nothing is submitted.",
  ),
  uploads: listOf(UploadView).saying("What the last submission had uploaded, in its order."),
  graduateId: id.orNull,
  trainingModeCode: text.orNull.saying("培养方式: which destinations this graduate may have (F-64)."),
  educationLevelCode: text.orNull.saying("学历层次: which destinations lead on from it (D-03)."),
  schoolName: text.orNull,
  departmentName: text.orNull,
  studentFields: listOf(StudentFieldComparison),
  otherRows: texts.saying(
    "Of each other living roster row of the person: 无, 办理中 or 已签约或登记, and nothing more (F-01b).",
  ),
  registryDestination: of(RegistryDestination).orNull,
  earlierVerdicts: listOf(EarlierVerdict),
  voidedDestinations: listOf(VoidedDestination).saying("All of this graduate's, newest first (F-14, F-63)."),
  employerWarnings: of(EmployerWarnings).orNull.saying(
    "Warnings about the employer (F-75); null where the record names none with a 统一社会信用代码.",
  ),
  notices: texts.saying(
    "What to look at that no rule forbids: an unusual 统一社会信用代码, another name known for it, pay beside the minimum wage, a document that nobody can check.",
  ),
  approvalStates: texts.saying(
    "What an approval states beside that the record is right; the timeline keeps it (D-03).",
  ),
  canTakeRegistryData: flag.saying("Whether 「获取最新学生信息」 is of use: some refreshable field differs."),
  neededPart: text.orNull.saying(
    "Field of `OwnVerdictInput` that an approval cannot do without now; null when none.",
  ),
  schoolContact: of(AgreementContactView).orNull,
  heldVerdict: of(HeldVerdictView).orNull,
}) {}

@Access(...READERS)
@ObjectType("PersonalData", { description: "Full values; each call is in the audit log (P-08)." })
export class PersonalData extends fields({
  idNumber: text,
  mobile: text.orNull,
  email: text.orNull,
  employerContactMobile: text.orNull.saying(
    "签约联系人手机 of the employer, or 联系电话 of a destination, where there is one",
  ),
}) {}

export const RevealPersonalDataResult = createUnionType({
  name: "RevealPersonalDataResult",
  types: () => [PersonalData, UnknownRecord, NotAllowed] as const,
});

@InputType("VerdictInput")
export class VerdictInput extends fields({
  recordId: id,
  submission: whole.saying("The submission the reviewer saw (F-06)."),
  status: word<RecordStatus>(RecordStatus).open.saying(
    "The state the reviewer saw: with it a second click of who stands in for a department (F-10a) never takes the school's step too.",
  ),
}) {}

@InputType("RejectionInput", { description: "The reason of a return or a rejection (F-11)." })
export class RejectionInput extends fields({
  reasonCategory: text,
  details: text,
}) {}

@Access(...DECIDERS)
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

@Access(...DECIDERS)
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

@Access(...DECIDERS)
@ObjectType("BulkReviewItem")
export class BulkReviewItem extends fields({
  recordId: id,
  graduateName: text,
  ok: flag,
  message: text,
}) {}

@Access(...DECIDERS)
@ObjectType("BulkReview")
export class BulkReview extends fields({
  done: whole,
  refused: whole,
  items: listOf(BulkReviewItem),
}) {}

export const BulkReviewResult = createUnionType({
  name: "BulkReviewResult",
  types: () => [BulkReview, InvalidInput, NotAllowed] as const,
});

/** What may come back from a verdict. */
export type ReviewAnswer = RecordChanged | VerdictScheduled | Refusal;
