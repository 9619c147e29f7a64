import { ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, id, instant, instantText, listOf, text, texts, whole, word } from "../../words/fields.js";

export const WarningActEnum = { MARKED: "MARKED", CHANGED: "CHANGED", REMOVED: "REMOVED" } as const;
export type WarningAct = keyof typeof WarningActEnum;
registerEnumType(WarningActEnum, { name: "WarningAct" });

export const WarningShownToEnum = { GRADUATE: "GRADUATE", REVIEWER: "REVIEWER" } as const;
export type WarningShownTo = keyof typeof WarningShownToEnum;
registerEnumType(WarningShownToEnum, {
  name: "WarningShownTo",
  description: "The graduate, or who reviews a record of theirs.",
});

@Access("SCHOOL")
@ObjectType("WarningEvent")
export class WarningEvent extends fields({
  id,
  at: instant,
  act: word<WarningAct>(WarningActEnum),
  categoryLabels: texts,
  reason: text,
  by: text,
}) {}

@Access("SCHOOL")
@ObjectType("WarningHistory", { description: "What the viewer's school said of an employer (F-75)." })
export class WarningHistory extends fields({
  uscc: text,
  events: listOf(WarningEvent).saying("The newest first, also after the mark was removed."),
  graduatesShown: whole.saying("Graduates to whom the mark was shown."),
  reviewsShown: whole.saying("Graduates at the review of whose records it was shown."),
}) {}

@Access("SCHOOL")
@ObjectType("WarningShown", { description: "To whom a school's mark was shown." })
export class WarningShown extends fields({
  graduateId: id,
  graduateName: text,
  studentNumber: text,
  departmentName: text,
  to: word<WarningShownTo>(WarningShownToEnum),
  firstAt: instantText,
  lastAt: instantText,
}) {}

@Access("SCHOOL")
@ObjectType("WarningShownPage")
export class WarningShownPage extends pageOf(WarningShown) {}

@Access("SCHOOL")
@ObjectType("FormerEmployerMark", { description: "A mark that the viewer's school removed." })
export class FormerEmployerMark extends fields({
  id,
  uscc: text,
  employerName: text,
  categoryLabels: texts,
  reason: text,
  removedBy: text,
  removedAt: instantText,
}) {}

@Access("SCHOOL")
@ObjectType("FormerEmployerMarkPage")
export class FormerEmployerMarkPage extends pageOf(FormerEmployerMark) {}
