import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { DayRange } from "../../lists/day-range.js";
import { pageOf } from "../../lists/page.js";
import type { EducationLevel } from "../../parties/identity/index.js";
import { countryFields } from "../../records/index.js";
import { Access, DESKS } from "../../words/access.js";
import {
  fields,
  flag,
  id,
  instantText,
  listOf,
  of,
  text,
  whole,
  word,
  wordList,
} from "../../words/fields.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus, RecordTone } from "../../words/record-words.js";
import { QueueFlag } from "./record-flags.js";
import { WaitState } from "./review-time.js";

export const QueueView = { WAITING_FOR_ME: "WAITING_FOR_ME", ALL: "ALL" } as const;
export type QueueView = keyof typeof QueueView;
registerEnumType(QueueView, {
  name: "QueueView",
  valuesConfig: {
    WAITING_FOR_ME: { description: "Waits for the viewer" },
    ALL: { description: "Everything of the viewer's area" },
  },
});

registerEnumType(QueueFlag, {
  name: "QueueFlag",
  description:
    "信息不一致 · 单位预警 · 同一人另有身份 · 第 n 次提交 · 曾退回; NONE: none of the first three, so that it may be approved with others (F-17).",
});
registerEnumType(WaitState, {
  name: "WaitState",
  description: "Against the 审核时限 of the school (days of 24 hours): in time · its last day · past it.",
});

@InputType("ReviewQueueFilter")
export class ReviewQueueFilter extends fields({
  view: word<QueueView>(QueueView).orElse("WAITING_FOR_ME"),
  kinds: wordList<RecordKind>(RecordKind).open.saying("Every kind unless said."),
  status: word<RecordStatus>(RecordStatus).open,
  cohort: whole.open,
  departmentId: id.open,
  educationLevel: word<EducationLevel>(EducationLevelEnum).open,
  majorName: text.open,
  name: text.open.saying("Inside one school the beginning of the name, above it the whole name"),
  idNumber: text.open.saying("Exact ID number"),
  counterpart: text.open,
  flag: word<QueueFlag>(QueueFlag).open.saying("Within one school"),
  wait: word<WaitState>(WaitState).open.saying("Within one school"),
  studentNumber: text.open.saying("Exact 学号"),
  trainingMode: text.open.saying("培养方式 code"),
  agreementNumber: text.open.saying("Exact 当前协议编号, or 签约证明码 of a destination"),
  positionName: text.open.saying("A part of 岗位名称"),
  submitted: of(DayRange).open.saying("提交时间"),
  changed: of(DayRange).open.saying("最新操作时间"),
  ...countryFields,
}) {}

// Plain columns, 320 values a page: simple resolvers spare a closure and a call for each (docs/adr/0006).
@Access(...DESKS)
@ObjectType("ReviewQueueRow", { simpleResolvers: true })
export class ReviewQueueRow extends fields(
  {
    id,
    kind: word<string>(RecordKind),
    submission: whole,
    initiatorLabel: text,
    status: word<string>(RecordStatus),
    statusLabel: text,
    tone: word<RecordTone>(RecordTone),
    // What hangs on a graduate is empty in a record about an organisation.
    schoolName: text.orNull,
    departmentName: text.orNull,
    educationLevelLabel: text.orNull,
    majorName: text.orNull,
    graduateName: text.orNull,
    idNumberMasked: text.orNull,
    agreementNumber: text.orNull,
    counterpart: text.saying("签约单位, or what a destination leads to"),
    positionName: text.orNull,
    submittedAt: instantText.orNull,
    changedAt: instantText,
    waitsForMe: flag.saying("True when this viewer may give a verdict now."),
    dataDiffers: flag.saying(
      "信息不一致: the registry's student data are others (F-14); only while it waits.",
    ),
    employerWarned: flag.saying("单位预警, as the viewer may know (F-75); only while it waits."),
    otherIdentity: flag.saying("同一人另有身份 (F-01b); only while it waits."),
    returnedBefore: flag.saying("曾退回: an earlier submission was returned."),
    waitedDays: whole.orNull.saying("Days since the submission that is under review; null where none is."),
    waitState: word<WaitState>(WaitState).orNull.saying("Null where the school has set no 审核时限."),
  },
  { simpleResolvers: true },
) {}

@Access(...DESKS)
@ObjectType("ReviewQueuePage", { simpleResolvers: true })
export class ReviewQueuePage extends pageOf(ReviewQueueRow) {}

@Access(...DESKS)
@ObjectType("StatusCount")
export class StatusCount extends fields({
  status: word<string>(RecordStatus),
  statusLabel: text,
  count: whole,
}) {}

@Access(...DESKS)
@ObjectType("KindCounts")
export class KindCounts extends fields({
  kind: word<string>(RecordKind),
  kindLabel: text,
  waitingForMe: whole,
  byStatus: listOf(StatusCount),
}) {}

@Access(...DESKS)
@ObjectType("QueueCounts", {
  description: "Counts for the home page, live. They agree with the lists by construction.",
})
export class QueueCounts {
  @Field(() => [KindCounts], { description: "One of each kind there is." })
  kinds!: KindCounts[];
}
