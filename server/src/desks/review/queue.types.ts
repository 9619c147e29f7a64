import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import type { EducationLevel } from "../../parties/identity/index.js";
import { Access, DESKS } from "../../words/access.js";
import { fields, flag, id, instantText, listOf, text, whole, word, wordList } from "../../words/fields.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus, RecordTone } from "../../words/record-words.js";

export const QueueView = { WAITING_FOR_ME: "WAITING_FOR_ME", ALL: "ALL" } as const;
export type QueueView = keyof typeof QueueView;
registerEnumType(QueueView, {
  name: "QueueView",
  valuesConfig: {
    WAITING_FOR_ME: { description: "Waits for the viewer" },
    ALL: { description: "Everything of the viewer's area" },
  },
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
  name: text.open.saying("Exact name"),
  idNumber: text.open.saying("Exact ID number"),
  counterpart: text.open,
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
