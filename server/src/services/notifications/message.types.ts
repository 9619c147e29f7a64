import { ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, id, instantText, text } from "../../words/fields.js";

export const MessageTopic = {
  SIGNING: "SIGNING",
  TERMINATION: "TERMINATION",
  DESTINATION: "DESTINATION",
  ORGANISATION: "ORGANISATION",
  OTHER: "OTHER",
} as const;
export type MessageTopic = keyof typeof MessageTopic;
registerEnumType(MessageTopic, {
  name: "MessageTopic",
  description:
    "签约 · 解约 · 去向登记 · 单位认证与变更 · 其他通知 (about no record): by the record that it is about.",
});

@Access("GRADUATE", "EMPLOYER")
@ObjectType("Message")
export class MessageView extends fields({
  id,
  title: text,
  body: text,
  recordId: id.orNull,
  sentAt: instantText,
  readAt: instantText.orNull,
}) {}

@Access("GRADUATE", "EMPLOYER")
@ObjectType("MessagePage")
export class MessagePage extends pageOf(MessageView) {}
