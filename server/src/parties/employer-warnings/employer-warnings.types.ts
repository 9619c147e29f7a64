import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { DayRange } from "../../lists/day-range.js";
import { pageOf } from "../../lists/page.js";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, id, instantText, listOf, of, text, texts, whole } from "../../words/fields.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";

/** Those to whom marks are shown wherever an employer appears (F-75). */
export const WARNED = ["GRADUATE", ...READERS] as const;

@Access(...WARNED)
@ObjectType("EmployerMark", { description: "预警: what one school says of an employer (F-75)." })
export class EmployerMark extends fields({
  id,
  uscc: text,
  employerName: text.saying("The employer as the school named it."),
  schoolName: text,
  own: flag.saying("Of the viewer's own school, which may change and remove it."),
  natureCode: text.orNull.saying("单位性质, as the employer has it, else as the school said it."),
  natureLabel: text.orNull,
  industryCode: text.orNull.saying("单位行业, likewise."),
  industryLabel: text.orNull,
  categories: texts.saying("预警类别, codes of WARNING_CATEGORY."),
  categoryLabels: texts,
  reason: text,
  markedBy: text.orNull.saying("操作人; of the viewer's own school alone (P-08).").readBy(...READERS),
  markedAt: instantText.saying("操作时间"),
}) {}

@Access(...WARNED)
@ObjectType("EmployerWarnings", {
  description:
    "Marks of an employer that the viewer may see: those of their own school, and from 5 different schools on all of them.",
})
export class EmployerWarnings extends fields({
  uscc: text,
  marks: listOf(EmployerMark).saying("The own school's first, then the newest; at most 20."),
  schools: whole.saying("From how many schools the viewer may see a mark."),
}) {}

@InputType("EmployerMarkFilter")
export class EmployerMarkFilter extends fields({
  search: text.open.saying("A part of the name, or a whole 统一社会信用代码."),
  category: text.open.saying("预警类别, code of WARNING_CATEGORY"),
  natureCode: text.open.saying("单位性质, code of EMPLOYER_NATURE"),
  industryCode: text.open.saying("单位行业, code of INDUSTRY"),
  marked: of(DayRange).open.saying("操作时间"),
}) {}

@Access("SCHOOL")
@ObjectType("EmployerMarkPage")
export class EmployerMarkPage extends pageOf(EmployerMark) {}

@InputType()
export class EmployerMarkInput extends fields({
  uscc: text.saying("统一社会信用代码"),
  employerName: text,
  natureCode: text.open.saying(
    "单位性质, code of EMPLOYER_NATURE; of an employer on the platform its own is shown.",
  ),
  industryCode: text.open.saying("单位行业, code of INDUSTRY; likewise."),
  categories: texts.saying("预警类别, one or more codes of WARNING_CATEGORY."),
  reason: text.saying("1–500 characters"),
}) {}

@Access("SCHOOL")
@ObjectType("EmployerMarkRemoved")
export class EmployerMarkRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const MarkEmployerResult = createUnionType({
  name: "MarkEmployerResult",
  types: () => [EmployerMark, InvalidInput, NotAllowed] as const,
});

export const RemoveEmployerMarkResult = createUnionType({
  name: "RemoveEmployerMarkResult",
  types: () => [EmployerMarkRemoved, UnknownRecord, NotAllowed] as const,
});
