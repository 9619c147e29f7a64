import { ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, id, instantText, text } from "../../words/fields.js";

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
