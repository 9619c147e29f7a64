import { createUnionType, Field, ID, Int, InterfaceType, ObjectType } from "type-graphql";
import { Access, DESKS } from "../words/access.js";
import { fields, flag, id, instant, text, whole, word } from "../words/fields.js";
import {
  ActorRole,
  RecordAct,
  RecordKind,
  RecordStatus,
  RecordTone,
  StepState,
} from "../words/record-words.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../words/refusals.js";
import { RecordMovedOn, VerdictHeld } from "../workflow/index.js";
import { CommittedElsewhere } from "./refusals.js";
import type { AnyRecordSubject } from "./subject.js";

/** Who may read records at all; which ones is a matter of rows (P-04). */
export const RECORD_PARTIES = ["GRADUATE", "EMPLOYER", ...DESKS] as const;
/** Who fills in what is submitted for review. */
const FILLERS = ["GRADUATE", "EMPLOYER"] as const;

@Access(...RECORD_PARTIES)
@ObjectType("AgreementGraduate", {
  description:
    "The graduate as an employer may see them (P-08): never more than it entered, was told on the hit, or the agreement prints.",
})
export class GraduateOfRecord extends fields({
  name: text,
  documentKind: text.saying("证件类型 (F-99), code of the table `documentKind`."),
  documentKindLabel: text,
  idNumberMasked: text,
  schoolName: text,
  educationLevelLabel: text,
  majorName: text,
  cohort: whole,
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("TimelineEntry", {
  description:
    "One change of state (F-05): role and organisation for everyone, the person's name for staff only (null else).",
})
export class TimelineEntry extends fields({
  id,
  at: instant,
  title: text.saying("e.g. 单位发起邀请, 学生同意签约, 学院审核通过"),
  actorRole: word<string>(ActorRole),
  actorOrganisation: text,
  actorName: text.orNull,
  toStatus: word<string>(RecordStatus).orNull,
  toStatusLabel: text.orNull,
  toTone: word<RecordTone>(RecordTone).orNull,
  reasonCategory: text.orNull,
  reason: text.orNull,
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("FlowStep", {
  description:
    "Where a record stands in its flow, e.g. 单位已发起邀请 → 等待学生应约 → 学校（学院）审核 → 签约完成 (F-27).",
})
export class FlowStep extends fields({
  title: text,
  state: word<StepState>(StepState),
  at: instant.orNull,
  description: text.orNull,
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("AvailableAction", {
  description:
    "What the viewer may do now. `allowed: false` comes with the reason, for acts that belong to this viewer but are closed at present.",
})
export class AvailableAction extends fields({
  act: word<string>(RecordAct),
  allowed: flag,
  reason: text.orNull,
}) {}

@Access(...RECORD_PARTIES)
@InterfaceType("RecordView", { description: "A record of any flow: what all of them share." })
export abstract class RecordView {
  /** What was read of the record, for the fields that are worked out when they are asked for. */
  subject!: AnyRecordSubject;

  @Field(() => ID)
  id!: string;

  @Field(() => RecordKind)
  kind!: string;

  @Field(() => String, { description: "e.g. 线上签约" })
  kindLabel!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => RecordTone)
  tone!: RecordTone;

  @Field(() => ActorRole, { nullable: true, description: "Whose move it is; null when nobody's." })
  waitsFor!: string | null;

  @Field(() => Boolean, {
    description: "The record occupies its graduate: no other commitment may stand beside it.",
  })
  holds!: boolean;

  @Field(() => Int, { description: "0 in a draft; a verdict names the submission it is about (F-06)." })
  submission!: number;

  @Field(() => String, {
    nullable: true,
    description: "签约单位, or what a destination leads to; null in a draft that does not say yet.",
  })
  counterpart!: string | null;

  @Field(() => String, { description: "本人 or 单位邀约" })
  initiatorLabel!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: "When the clock decides: 应约截止时间, or the closing of the cohort (F-24, F-90a).",
  })
  deadline!: Date | null;

  @Field(() => Boolean)
  frozen!: boolean;

  @Field(() => GraduateOfRecord, {
    nullable: true,
    description: "Null in a record about an organisation.",
  })
  graduate!: GraduateOfRecord | null;

  // Steps, timeline and what it was returned for: record-fields.resolver.ts.

  @Field(() => [AvailableAction])
  availableActions!: AvailableAction[];

  @Field(() => String, { description: "Sentence saying what happens next for this viewer (下一步)." })
  nextStep!: string;
}

@Access(...RECORD_PARTIES)
@ObjectType("RecordChanged", {
  description: "Act done. `alreadyDone` when the same actor had done the very same before (a repeat).",
})
export class RecordChanged {
  @Field(() => RecordView)
  record!: RecordView;

  @Field(() => Boolean)
  alreadyDone!: boolean;

  constructor(record: RecordView, alreadyDone: boolean) {
    this.record = record;
    this.alreadyDone = alreadyDone;
  }
}

@Access(...FILLERS)
@ObjectType("DraftSaved", {
  description: "Saved as it is; no submission and no change of state. Send `version` with the next saving.",
})
export class DraftSaved extends fields({
  recordId: id,
  savedAt: instant,
  version: whole,
}) {}

@Access("GRADUATE")
@ObjectType("DraftDeleted")
export class DraftDeleted {
  @Field(() => ID)
  recordId!: string;

  constructor(recordId: string) {
    this.recordId = recordId;
  }
}

/** What saving a form may answer. */
export const SaveDraftResult = createUnionType({
  name: "SaveDraftResult",
  types: () => [DraftSaved, InvalidInput, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const,
});

/** What submitting a form may answer. */
export const SubmitResult = createUnionType({
  name: "SubmitResult",
  types: () =>
    [
      RecordChanged,
      InvalidInput,
      UnknownRecord,
      RecordMovedOn,
      CommittedElsewhere,
      VerdictHeld,
      NotAllowed,
    ] as const,
});

/** What withdrawing and abandoning may answer. */
export const OwnActResult = createUnionType({
  name: "OwnActResult",
  types: () => [RecordChanged, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const,
});

export const DeleteDraftResult = createUnionType({
  name: "DeleteDraftResult",
  types: () => [DraftDeleted, UnknownRecord, RecordMovedOn, NotAllowed] as const,
});
