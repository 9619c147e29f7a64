import { InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access, READERS } from "../../words/access.js";
import { fields, id, instantText, text, whole, word, wordList } from "../../words/fields.js";
import { RecordKind, RecordStatus } from "../../words/record-words.js";

@InputType("FrozenRecordFilter", {
  description: "Above one school without department and student number, and cohort and name not both empty.",
})
export class FrozenRecordFilter extends fields({
  kinds: wordList<RecordKind>(RecordKind).open.saying("Every kind unless said."),
  cohort: whole.open,
  departmentId: id.open,
  name: text.open.saying("The whole name."),
  studentNumber: text.open.saying("The whole 学号."),
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
  idNumberMasked: text,
  studentNumber: text,
  schoolName: text,
  departmentName: text,
  frozenAt: instantText,
}) {}

@Access(...READERS)
@ObjectType("FrozenRecordPage")
export class FrozenRecordPage extends pageOf(FrozenRecordRow) {}
