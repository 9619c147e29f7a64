import { ObjectType } from "type-graphql";
import { Access } from "../words/access.js";
import { fields, flag, id, instant, text, word } from "../words/fields.js";
import { RecordKind, RecordStatus, RecordTone } from "../words/record-words.js";

@Access("GRADUATE")
@ObjectType("MyRecordCard", {
  description: "A card of the home page: newest first, what can be answered before all.",
})
export class MyRecordCard extends fields({
  id,
  kind: word<string>(RecordKind),
  kindLabel: text.saying("e.g. 线上签约"),
  counterpart: text.saying(
    "签约单位, or what a destination leads to; empty in a draft that does not say yet.",
  ),
  initiatorLabel: text.saying("本人 or 单位邀约"),
  positionName: text.orNull,
  status: word<string>(RecordStatus),
  statusLabel: text,
  tone: word<RecordTone>(RecordTone),
  changedAt: instant,
  deadline: instant.orNull,
  nextStep: text,
  answerable: flag.saying(
    "True when this graduate can answer it now: an invitation, or the employer's request to terminate.",
  ),
  waitsForMe: flag.saying(
    "True where this graduate has something to do: to put right what came back, to have it stamped, to answer, to submit.",
  ),
  returnedReason: text.orNull.saying("退回修改: what is to be put right (F-11, F-13)."),
  holds: flag.saying("True for the record that occupies the graduate (F-01)."),
  frozen: flag.saying("失效 (F-91): the graduate is off the roster, and nothing can be done."),
}) {}

@Access("GRADUATE")
@ObjectType("NewRecordOption", {
  description:
    "未签就业协议申请签约 · 已签就业协议登记信息 · 无需就业协议去向登记, greyed with the reason when closed.",
})
export class NewRecordOption extends fields({
  kind: word<string>(RecordKind),
  kindLabel: text,
  allowed: flag,
  reason: text.orNull,
  draftId: id.orNull.saying("The draft that stands already: to be continued."),
}) {}
