import { Field, ID, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";

@Access("GRADUATE", "EMPLOYER")
@ObjectType("Message")
export class MessageView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  body!: string;

  @Field(() => ID, { nullable: true })
  recordId!: string | null;

  @Field(() => Date)
  sentAt!: string;

  @Field(() => Date, { nullable: true })
  readAt!: string | null;
}

@Access("GRADUATE", "EMPLOYER")
@ObjectType("MessagePage")
export class MessagePage extends pageOf(MessageView) {}
