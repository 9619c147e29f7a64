import { createUnionType, InputType, ObjectType } from "type-graphql";
import { Access, REVIEWERS } from "../../words/access.js";
import { fields, id, listOf, text, whole, word } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { Verdict } from "./review.types.js";

@Access(...REVIEWERS)
@ObjectType("ReasonPhrase", { description: "常用语 of a school for its reasons, with {姓名} and its like." })
export class ReasonPhrase extends fields({
  id,
  verdict: word<Verdict>(Verdict),
  category: text.orNull.saying("Code of the reason it belongs to; null: any."),
  text,
  version: whole.saying("To be sent back when it is changed or removed."),
}) {}

@Access(...REVIEWERS)
@ObjectType("ReasonPhrases", {
  description: "All of the school, in its own order, as they stand after the act.",
})
export class ReasonPhrases extends fields({ phrases: listOf(ReasonPhrase) }) {}

@Access(...REVIEWERS)
@ObjectType("FilledPhrase", {
  description: "A 常用语 filled for one record; one that cannot be is left out.",
})
export class FilledPhrase extends fields({
  id,
  category: text.orNull,
  text,
}) {}

@InputType("ReasonPhraseInput")
export class ReasonPhraseInput extends fields({
  id: id.saying("A UUID of the client's own for a new one."),
  verdict: word<Verdict>(Verdict).saying("RETURN or REJECT"),
  category: text.open,
  text,
  version: whole.open.saying("Of the one that is changed; absent for a new one."),
}) {}

export const ReasonPhraseResult = createUnionType({
  name: "ReasonPhraseResult",
  types: () => [ReasonPhrases, InvalidInput, NotAllowed, UnknownRecord, LimitReached] as const,
  resolveType: (value: object) => value.constructor.name,
});
