import { InputType, ObjectType } from "type-graphql";
import { DayRange } from "../../lists/day-range.js";
import { pageOf } from "../../lists/page.js";
import type { EducationLevel } from "../../parties/identity/index.js";
import { countryFields } from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import { fields, id, instantText, of, text, whole, word, wordList } from "../../words/fields.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus } from "../../words/record-words.js";

@InputType("FrozenRecordFilter", {
  description:
    "Above one school kinds, cohort, province, school, level, employer and name; cohort, school, employer and name not all empty.",
})
export class FrozenRecordFilter extends fields({
  kinds: wordList<RecordKind>(RecordKind).open.saying("Every kind unless said."),
  cohort: whole.open,
  departmentId: id.open,
  name: text.open.saying("Inside one school the beginning of the name, above it the whole name."),
  studentNumber: text.open.saying("The whole 学号."),
  educationLevel: word<EducationLevel>(EducationLevelEnum).open,
  majorName: text.open,
  sex: text.open.saying("Code of GB/T 2261.1"),
  counterpart: text.open.saying("A part of 签约单位（去向）."),
  frozenOn: of(DayRange).open.saying("失效时间"),
  ...countryFields,
}) {}

@Access(...READERS)
@ObjectType("FrozenRecordRow", { description: "A record of a graduate who left the roster (F-91)." })
export class FrozenRecordRow extends fields({
  id,
  kind: word<RecordKind>(RecordKind),
  kindLabel: text,
  status: word<RecordStatus>(RecordStatus),
  frozenStatusLabel: text.saying("The state it was frozen in, and returns to."),
  counterpart: text,
  cohort: whole,
  graduateId: id,
  graduateName: text,
  sexLabel: text,
  educationLevelLabel: text,
  majorName: text,
  idNumberMasked: text,
  studentNumber: text,
  schoolName: text,
  departmentName: text,
  frozenAt: instantText,
}) {}

@Access(...READERS)
@ObjectType("FrozenRecordPage")
export class FrozenRecordPage extends pageOf(FrozenRecordRow) {}
