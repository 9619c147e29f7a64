import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { CommittedElsewhere } from "../../records/index.js";
import { Access } from "../../words/access.js";
import { fields, id, instantText, listOf, of, text, whole, word } from "../../words/fields.js";
import { ActorRole, RecordStatus, RecordTone } from "../../words/record-words.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn } from "../../workflow/index.js";
import { AgreementChanged, OpenTerms } from "../agreements/index.js";
import { DeadlinePassed } from "./refusals.js";

@InputType("JobTermsInput")
export class JobTermsInput extends OpenTerms {
  @Field(() => String)
  categoryCode!: string;

  @Field(() => String)
  positionName!: string;
}

@InputType("InvitationTermsInput")
export class InvitationTermsInput extends fields({
  validDays: whole.saying("应约有效期, whole days 1–30"),
  contactName: text,
  contactMobile: text,
  job: of(JobTermsInput),
}) {}

@InputType("InvitationInput", {
  description: "`id` is made by the client (uuid v7): the same id sent twice is the same act.",
})
export class InvitationInput extends fields({
  id,
  favouriteId: id,
  terms: of(InvitationTermsInput),
}) {}

@InputType("OwnTermsInput", {
  description: "In what the terms to one graduate differ from those to all; what is left out is as for all.",
})
export class OwnTermsInput extends fields({
  positionName: text.open,
  workplace: text.open,
  monthlySalaryYuan: whole.open,
  reportBy: text.open.saying("Date YYYY-MM-DD"),
}) {}

@InputType("BulkInvitationInput")
export class BulkInvitationInput extends fields({
  id,
  favouriteId: id,
  own: of(OwnTermsInput).open,
}) {}

const ANSWER_RESULTS = [
  AgreementChanged,
  UnknownRecord,
  RecordMovedOn,
  DeadlinePassed,
  CommittedElsewhere,
  NotAllowed,
] as const;

export const AcceptInvitationResult = createUnionType({
  name: "AcceptInvitationResult",
  types: () => ANSWER_RESULTS,
});
export const DeclineInvitationResult = createUnionType({
  name: "DeclineInvitationResult",
  types: () => ANSWER_RESULTS,
});

export const SendInvitationResult = createUnionType({
  name: "SendInvitationResult",
  types: () => [AgreementChanged, InvalidInput, UnknownRecord, LimitReached, NotAllowed] as const,
});

@Access("EMPLOYER")
@ObjectType("BulkInvitationItem")
export class BulkInvitationItem {
  @Field(() => ID)
  favouriteId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => SendInvitationResult)
  result!: typeof SendInvitationResult;
}

@Access("EMPLOYER")
@ObjectType("BulkInvitations")
export class BulkInvitations extends fields({
  sent: whole,
  refused: whole,
  items: listOf(BulkInvitationItem),
}) {}

export const SendInvitationsResult = createUnionType({
  name: "SendInvitationsResult",
  types: () => [BulkInvitations, InvalidInput, NotAllowed] as const,
});

export const ExtendInvitationResult = createUnionType({
  name: "ExtendInvitationResult",
  types: () =>
    [AgreementChanged, InvalidInput, UnknownRecord, RecordMovedOn, DeadlinePassed, NotAllowed] as const,
});

export const TakeBackInvitationResult = createUnionType({
  name: "TakeBackInvitationResult",
  types: () => [AgreementChanged, UnknownRecord, RecordMovedOn, DeadlinePassed, NotAllowed] as const,
});

export const AmendJobCategoryResult = createUnionType({
  name: "AmendJobCategoryResult",
  types: () => [AgreementChanged, InvalidInput, UnknownRecord, RecordMovedOn, NotAllowed] as const,
});

export const EmployerList = {
  PENDING: "PENDING",
  SIGNED: "SIGNED",
  FAILED: "FAILED",
  TERMINATING: "TERMINATING",
  TERMINATED: "TERMINATED",
  TERMINATION_FAILED: "TERMINATION_FAILED",
  FROZEN: "FROZEN",
} as const;
export type EmployerList = keyof typeof EmployerList;
registerEnumType(EmployerList, {
  name: "EmployerList",
  description: "签约中 · 已签约 · 签约失败 · 解约中 · 已解约 · 解约失败 · 失效 (F-74, F-91).",
});

@Access("EMPLOYER")
@ObjectType("EmployerListState")
export class EmployerListState extends fields({
  status: word<string>(RecordStatus),
  statusLabel: text,
  waitsFor: word<string>(ActorRole).orNull.saying("Whose move it is; null when nobody's."),
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerListStates", { description: "The states that the records of a list are in." })
export class EmployerListStates extends fields({
  list: word<EmployerList>(EmployerList),
  states: listOf(EmployerListState),
}) {}

@InputType("EmployerListFilter")
export class EmployerListFilter extends fields({
  cohort: whole.open,
  status: word<RecordStatus>(RecordStatus).open,
  waitsFor: word<string>(ActorRole).open.saying("Whose move it is."),
  name: text.open,
  idNumber: text.open,
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerListRow")
export class EmployerListRow extends fields({
  id: id.saying("Of the agreement; in the lists of terminations of the termination."),
  agreementId: id.saying("Where the row leads: the agreement's page shows its termination too."),
  graduateName: text,
  idNumberMasked: text,
  schoolName: text,
  educationLevelLabel: text,
  majorName: text,
  cohort: whole,
  positionName: text,
  status: word<string>(RecordStatus),
  statusLabel: text,
  tone: word<RecordTone>(RecordTone),
  changedAt: instantText,
  deadline: instantText.orNull,
  invitableFavouriteId: id.orNull.saying(
    "Where this employer may invite again (F-23): the favourite to prefill from; null else.",
  ),
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerListPage")
export class EmployerListPage extends pageOf(EmployerListRow) {}

@Access("EMPLOYER")
@ObjectType("EmployerWeek", { description: "What came of invitations and agreements in the last 7 days." })
export class EmployerWeek extends fields({
  sent: whole,
  accepted: whole,
  declined: whole,
  lapsed: whole,
  signed: whole,
  terminated: whole,
}) {}

@Access("EMPLOYER")
@ObjectType("EmployerCounts")
export class EmployerCounts extends fields({
  favourites: whole,
  awaitingAnswer: whole,
  awaitingReview: whole,
  signed: whole,
  failed: whole,
  awaitingMyAnswer: whole.saying(
    "Requests of graduates to end an agreement that this employer has to answer.",
  ),
  terminating: whole,
  terminated: whole,
  terminationFailed: whole,
  lapsingWithin3Days: whole,
}) {}
