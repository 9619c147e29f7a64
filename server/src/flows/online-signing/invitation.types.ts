import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { CommittedElsewhere } from "../../records/index.js";
import { Access } from "../../words/access.js";
import { ActorRole, RecordStatus, RecordTone } from "../../words/record-words.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
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
export class InvitationTermsInput {
  @Field(() => Int, { description: "应约有效期, whole days 1–30" })
  validDays!: number;

  @Field(() => String)
  contactName!: string;

  @Field(() => String)
  contactMobile!: string;

  @Field(() => JobTermsInput)
  job!: JobTermsInput;
}

@InputType("InvitationInput", {
  description: "`id` is made by the client (uuid v7): the same id sent twice is the same act.",
})
export class InvitationInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  favouriteId!: string;

  @Field(() => InvitationTermsInput)
  terms!: InvitationTermsInput;
}

@InputType("BulkInvitationInput")
export class BulkInvitationInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  favouriteId!: string;
}

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
  types: () => [AgreementChanged, InvalidInput, UnknownRecord, NotAllowed] as const,
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
export class BulkInvitations {
  @Field(() => Int)
  sent!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => [BulkInvitationItem])
  items!: BulkInvitationItem[];
}

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
export class EmployerListState {
  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => ActorRole, { nullable: true, description: "Whose move it is; null when nobody's." })
  waitsFor!: string | null;
}

@Access("EMPLOYER")
@ObjectType("EmployerListStates", { description: "The states that the records of a list are in." })
export class EmployerListStates {
  @Field(() => EmployerList)
  list!: EmployerList;

  @Field(() => [EmployerListState])
  states!: EmployerListState[];
}

@InputType("EmployerListFilter")
export class EmployerListFilter {
  @Field(() => Int, { nullable: true })
  cohort?: number | null;

  @Field(() => RecordStatus, { nullable: true })
  status?: RecordStatus | null;

  @Field(() => ActorRole, { nullable: true, description: "Whose move it is." })
  waitsFor?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  idNumber?: string | null;
}

@Access("EMPLOYER")
@ObjectType("EmployerListRow")
export class EmployerListRow {
  @Field(() => ID, { description: "Of the agreement; in the lists of terminations of the termination." })
  id!: string;

  @Field(() => ID, { description: "Where the row leads: the agreement's page shows its termination too." })
  agreementId!: string;

  @Field(() => String)
  graduateName!: string;

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

  @Field(() => String)
  positionName!: string;

  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => RecordTone)
  tone!: RecordTone;

  @Field(() => Date)
  changedAt!: string;

  @Field(() => Date, { nullable: true })
  deadline!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Where this employer may invite again (F-23): the favourite to prefill from; null else.",
  })
  invitableFavouriteId!: string | null;
}

@Access("EMPLOYER")
@ObjectType("EmployerListPage")
export class EmployerListPage extends pageOf(EmployerListRow) {}

@Access("EMPLOYER")
@ObjectType("EmployerCounts")
export class EmployerCounts {
  @Field(() => Int)
  favourites!: number;

  @Field(() => Int)
  awaitingAnswer!: number;

  @Field(() => Int)
  awaitingReview!: number;

  @Field(() => Int)
  signed!: number;

  @Field(() => Int)
  failed!: number;

  @Field(() => Int, {
    description: "Requests of graduates to end an agreement that this employer has to answer.",
  })
  awaitingMyAnswer!: number;

  @Field(() => Int)
  terminating!: number;

  @Field(() => Int)
  terminated!: number;

  @Field(() => Int)
  terminationFailed!: number;

  @Field(() => Int)
  lapsingWithin3Days!: number;
}
