import { createUnionType, InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access, DECIDERS } from "../../words/access.js";
import {
  fields,
  flag,
  id,
  ids,
  instant,
  instantText,
  listOf,
  of,
  text,
  whole,
  word,
} from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed } from "../../words/refusals.js";
import { ReviewQueueFilter } from "./queue.types.js";
import { RejectionInput, Verdict, VerdictInput } from "./review.types.js";

@InputType("BulkChoiceInput", {
  description: "Records that wait for the viewer: those chosen, or, where none are named, all of a filter.",
})
export class BulkChoiceInput extends fields({
  recordIds: ids.open,
  filter: of(ReviewQueueFilter).open,
}) {}

@Access(...DECIDERS)
@ObjectType("BulkExcluded", {
  description: "A record that a bulk verdict leaves to be decided by itself (F-17).",
})
export class BulkExcluded extends fields({
  recordId: id,
  name: text,
  counterpart: text,
  why: text,
}) {}

@Access(...DECIDERS)
@ObjectType("BulkPreview")
export class BulkPreview extends fields({
  total: whole,
  alone: whole.saying("How many of them would be left to be decided one by one."),
  aloneFirst: listOf(BulkExcluded).saying("The first 50 of those."),
  asOf: instant.saying("To be sent with the start: what has changed since is not among the records of it."),
  most: whole.saying("Most records of one bulk verdict; with more, narrow the filter."),
}) {}

@InputType("BulkVerdictInput")
export class BulkVerdictInput extends fields({
  id: id.saying("A UUID of the client's own: sent again it is the same bulk verdict."),
  verdict: word<Verdict>(Verdict),
  rejection: of(RejectionInput).open,
  records: listOf(VerdictInput).open.saying("The records chosen, as they were seen."),
  filter: of(ReviewQueueFilter).open.saying(
    "Instead of `records`: all that wait for the viewer by this filter.",
  ),
  asOf: instant.open.saying("With `filter`: of the preview; what has changed since is left out."),
}) {}

@Access(...DECIDERS)
@ObjectType("BulkVerdict", {
  simpleResolvers: true,
  description: "One verdict for many records, given in the background (F-17).",
})
export class BulkVerdict extends fields(
  {
    id,
    verdict: word<Verdict>(Verdict),
    startedAt: instantText,
    finishedAt: instantText.orNull,
    total: whole,
    done: whole,
    refused: whole.saying("Records that were left as they were; each with its reason among the items."),
    reasonCategory: text.orNull,
    reason: text.orNull,
  },
  { simpleResolvers: true },
) {}

@Access(...DECIDERS)
@ObjectType("BulkVerdictPage", { simpleResolvers: true })
export class BulkVerdictPage extends pageOf(BulkVerdict) {}

@InputType("BulkVerdictItemFilter")
export class BulkVerdictItemFilter extends fields({
  bulkId: id,
  refused: flag.open.saying("Only those that were left as they were."),
}) {}

@Access(...DECIDERS)
@ObjectType("BulkVerdictItem", { simpleResolvers: true })
export class BulkVerdictItem extends fields(
  {
    place: whole,
    recordId: id,
    kind: text,
    name: text,
    counterpart: text,
    done: flag.orNull.saying("Null: not dealt with yet."),
    message: text.orNull,
  },
  { simpleResolvers: true },
) {}

@Access(...DECIDERS)
@ObjectType("BulkVerdictItemPage", { simpleResolvers: true })
export class BulkVerdictItemPage extends pageOf(BulkVerdictItem) {}

export const StartBulkVerdictResult = createUnionType({
  name: "StartBulkVerdictResult",
  types: () => [BulkVerdict, InvalidInput, NotAllowed, LimitReached] as const,
  resolveType: (value: object) => value.constructor.name,
});
