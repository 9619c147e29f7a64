import { Field, ID, ObjectType } from "type-graphql";
import { Access } from "../words/access.js";
import { RecordKind, RecordStatus, RecordTone } from "../words/record-words.js";

@Access("GRADUATE")
@ObjectType("MyRecordCard", {
  description: "A card of the home page: newest first, what can be answered before all.",
})
export class MyRecordCard {
  @Field(() => ID)
  id!: string;

  @Field(() => RecordKind)
  kind!: string;

  @Field(() => String, { description: "e.g. 线上签约" })
  kindLabel!: string;

  @Field(() => String, {
    description: "签约单位, or what a destination leads to; empty in a draft that does not say yet.",
  })
  counterpart!: string;

  @Field(() => String, { description: "本人 or 单位邀约" })
  initiatorLabel!: string;

  @Field(() => String, { nullable: true })
  positionName!: string | null;

  @Field(() => RecordStatus)
  status!: string;

  @Field(() => String)
  statusLabel!: string;

  @Field(() => RecordTone)
  tone!: RecordTone;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => Date, { nullable: true })
  deadline!: Date | null;

  @Field(() => String)
  nextStep!: string;

  @Field(() => Boolean, {
    description:
      "True when this graduate can answer it now: an invitation, or the employer's request to terminate.",
  })
  answerable!: boolean;

  @Field(() => Boolean, { description: "True for the record that occupies the graduate (F-01)." })
  holds!: boolean;

  @Field(() => Boolean, {
    description: "失效 (F-91): the graduate is off the roster, and nothing can be done.",
  })
  frozen!: boolean;
}

@Access("GRADUATE")
@ObjectType("NewRecordOption", {
  description:
    "未签就业协议申请签约 · 已签就业协议登记信息 · 无需就业协议去向登记, greyed with the reason when closed.",
})
export class NewRecordOption {
  @Field(() => RecordKind)
  kind!: string;

  @Field(() => String)
  kindLabel!: string;

  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: "The draft that stands already: to be continued." })
  draftId!: string | null;
}
