import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, id, instantText, listOf, text, texts, whole } from "../../words/fields.js";
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

@Access("SCHOOL")
@ObjectType("EmployerMarkPage")
export class EmployerMarkPage extends pageOf(EmployerMark) {}

@InputType()
export class EmployerMarkInput extends fields({
  uscc: text.saying("统一社会信用代码"),
  employerName: text,
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
