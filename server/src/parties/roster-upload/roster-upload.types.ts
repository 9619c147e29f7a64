import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, id, instantText, listOf, text, texts, whole, word } from "../../words/fields.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";

export const RosterUploadStatus = {
  CHECKING: "CHECKING",
  CHECKED: "CHECKED",
  REFUSED: "REFUSED",
  COMMITTING: "COMMITTING",
  COMMITTED: "COMMITTED",
  DISCARDED: "DISCARDED",
  FAILED: "FAILED",
} as const;
export type RosterUploadStatus = (typeof RosterUploadStatus)[keyof typeof RosterUploadStatus];
registerEnumType(RosterUploadStatus, {
  name: "RosterUploadStatus",
  description:
    "REFUSED: the file as a whole cannot be read as a roster; FAILED: it could not be carried out.",
});

export const RosterRowKind = {
  ADDED: "ADDED",
  CHANGED: "CHANGED",
  TRANSFERRED: "TRANSFERRED",
  LEFT_OUT: "LEFT_OUT",
  WARNED: "WARNED",
  MISSING: "MISSING",
  WRONG: "WRONG",
} as const;
export type RosterRowKind = (typeof RosterRowKind)[keyof typeof RosterRowKind];
registerEnumType(RosterRowKind, {
  name: "RosterRowKind",
  description:
    "TRANSFERRED: 转届, comes in and ends an older row of the school; LEFT_OUT: another living row of the person is in the way, the others commit (F-01b); WARNED: added or changed as well, once whoever commits has confirmed it.",
});

@Access("SCHOOL")
@ObjectType("RosterUpload", {
  description: "A roster file on its way: dry run first, then commit, all or nothing.",
})
export class RosterUpload extends fields({
  id,
  cohort: whole,
  fileName: text,
  uploadedBy: text,
  uploadedAt: instantText,
  status: word<RosterUploadStatus>(RosterUploadStatus),
  progress: whole.saying("0–100, of the dry run or of the commit."),
  failure: text.orNull.saying("Why the file was refused or failed."),
  notes: texts.saying("What the reader left out or took over, e.g. a hidden first sheet."),
  rows: whole,
  added: whole,
  changed: whole,
  missing: whole.saying("On the platform but not in the file: listed, never deleted by a commit."),
  unchanged: whole,
  transferred: whole.saying("转届: rows that come in and end an older row of the school (F-01b)."),
  leftOut: whole.saying("Rows that the commit leaves out, each with its reason; the others commit (F-01b)."),
  warned: whole.saying(
    "Rows that the commit writes only once what is unusual in them has been confirmed (commitRosterUpload).",
  ),
  warningsConfirmedBy: text.orNull,
  wrong: whole.saying("Rows with at least one problem; with any of them nothing can be committed."),
  problems: whole,
  newDepartments: texts.saying("Departments that the commit will create."),
  departmentsWithoutReviewer: texts.saying(
    "Departments of the file without an enabled 读写 account (F-10a).",
  ),
  committedAt: instantText.orNull,
}) {}

@Access("SCHOOL")
@ObjectType("RosterUploadPage")
export class RosterUploadPage extends pageOf(RosterUpload) {}

@Access("SCHOOL")
@ObjectType("RosterRowDetail", { description: "One column of a row; ID and mobile numbers are masked." })
export class RosterRowDetail extends fields({
  column: text,
  old: text.orNull,
  new: text.orNull,
  reason: text.orNull.saying("Only for WRONG, WARNED and LEFT_OUT."),
}) {}

@Access("SCHOOL")
@ObjectType("RosterUploadRow")
export class RosterUploadRow extends fields({
  rowNumber: whole.orNull.saying("Line in the file; null for MISSING."),
  kind: word<RosterRowKind>(RosterRowKind),
  studentNumber: text.orNull,
  name: text.orNull,
  details: listOf(RosterRowDetail),
}) {}

@Access("SCHOOL")
@ObjectType("RosterUploadRowPage")
export class RosterUploadRowPage extends pageOf(RosterUploadRow) {}

export const RosterUploadResult = createUnionType({
  name: "RosterUploadResult",
  types: () => [RosterUpload, UnknownRecord, NotAllowed, InvalidInput] as const,
});
