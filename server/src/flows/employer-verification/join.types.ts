import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, id, instant, text } from "../../words/fields.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn, VerdictHeld } from "../../workflow/index.js";

@Access("EMPLOYER")
@ObjectType("JoinRequest", {
  description:
    "Somebody who registered for an organisation that is verified already, and waits to be let in (F-72).",
})
export class JoinRequestView extends fields({
  id,
  personName: text,
  mobileMasked: text,
  employerName: text,
  askedAt: instant,
}) {}

@InputType("AskToJoinInput")
export class AskToJoinInput extends fields({
  uscc: text,
  personName: text.saying("As whom the colleagues know the asker."),
}) {}

@Access("EMPLOYER")
@ObjectType("JoinAsked", { description: "The person in charge was told, and decides." })
export class JoinAsked extends fields({
  employerName: text,
  personInCharge: text.saying("Masked, e.g. 张**."),
}) {}

@Access("EMPLOYER")
@ObjectType("JoinAnswered")
export class JoinAnswered {
  @Field(() => Boolean)
  readonly ok = true;
}

export const AskToJoinResult = createUnionType({
  name: "AskToJoinResult",
  types: () => [JoinAsked, InvalidInput, NotAllowed] as const,
});

export const AnswerJoinResult = createUnionType({
  name: "AnswerJoinResult",
  types: () => [JoinAnswered, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const,
});
