import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import type { EducationLevel } from "../../parties/identity/index.js";
import { Access, READERS } from "../../words/access.js";
import { fields, listOf, text, whole, word } from "../../words/fields.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus } from "../../words/record-words.js";

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
  counterpart?: string | null;
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

  // What hangs on a graduate is empty in a record about an organisation.

  @Field(() => String, { nullable: true })
  schoolName!: string | null;

  @Field(() => String, { nullable: true })
  departmentName!: string | null;

  @Field(() => String, { nullable: true })
  educationLevelLabel!: string | null;

  @Field(() => String, { nullable: true })
  majorName!: string | null;

  @Field(() => String, { nullable: true })
  graduateName!: string | null;

  @Field(() => String, { nullable: true })
  idNumberMasked!: string | null;

  @Field(() => String, { nullable: true })
  agreementNumber!: string | null;

  @Field(() => String, { description: "签约单位, or what a destination leads to" })
  counterpart!: string;

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
export class ReviewQueuePage extends pageOf(ReviewQueueRow) {}

@Access(...READERS)
@ObjectType("StatusCount")
export class StatusCount extends fields({
  status: word<string>(RecordStatus),
  statusLabel: text,
  count: whole,
}) {}

@Access(...READERS)
@ObjectType("KindCounts")
export class KindCounts extends fields({
  kind: word<string>(RecordKind),
  kindLabel: text,
  waitingForMe: whole,
  byStatus: listOf(StatusCount),
}) {}

@Access(...READERS)
@ObjectType("QueueCounts", {
  description: "Counts for the home page, live. They agree with the lists by construction.",
})
export class QueueCounts {
  @Field(() => [KindCounts], { description: "One of each kind there is." })
  kinds!: KindCounts[];
}
