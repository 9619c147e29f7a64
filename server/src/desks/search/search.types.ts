import { createUnionType, ObjectType } from "type-graphql";
import { Access, DESKS } from "../../words/access.js";
import { fields, flag, id, listOf, text, whole, word } from "../../words/fields.js";
import { RecordKind } from "../../words/record-words.js";
import { InvalidInput, LimitReached } from "../../words/refusals.js";

@Access(...DESKS)
@ObjectType("GraduateMatch", { description: "A graduate of the viewer's area, found from anywhere." })
export class GraduateMatch extends fields({
  id,
  name: text,
  studentNumber: text,
  cohort: whole,
  schoolName: text,
  departmentName: text,
  frozen: flag.saying("Off the roster (F-91)."),
}) {}

@Access(...DESKS)
@ObjectType("RecordMatch", {
  description: "A record of the viewer's area, found by its agreement number or by whom it names.",
})
export class RecordMatch extends fields({
  id,
  kind: word<RecordKind>(RecordKind),
  statusLabel: text,
  graduateName: text.orNull,
  counterpart: text,
  agreementNumber: text.orNull,
}) {}

@Access(...DESKS)
@ObjectType("EmployerMatch", { description: "An employer; for operators." })
export class EmployerMatch extends fields({ id, name: text, uscc: text.orNull, stateLabel: text }) {}

@Access(...DESKS)
@ObjectType("SearchHits", { description: "At most 8 of each; `more` where there are others." })
export class SearchHits extends fields({
  graduates: listOf(GraduateMatch),
  moreGraduates: flag,
  records: listOf(RecordMatch),
  moreRecords: flag,
  employers: listOf(EmployerMatch),
  moreEmployers: flag,
}) {}

export const SearchResult = createUnionType({
  name: "SearchResult",
  types: () => [SearchHits, InvalidInput, LimitReached] as const,
});
