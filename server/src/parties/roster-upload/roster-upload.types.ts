import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
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
  MISSING: "MISSING",
  WRONG: "WRONG",
} as const;
export type RosterRowKind = (typeof RosterRowKind)[keyof typeof RosterRowKind];
registerEnumType(RosterRowKind, { name: "RosterRowKind" });

@Access("SCHOOL")
@ObjectType("RosterUpload", {
  description: "A roster file on its way: dry run first, then commit, all or nothing.",
})
export class RosterUpload {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => String)
  fileName!: string;

  @Field(() => String)
  uploadedBy!: string;

  @Field(() => Date)
  uploadedAt!: string;

  @Field(() => RosterUploadStatus)
  status!: RosterUploadStatus;

  @Field(() => Int, { description: "0–100, of the dry run or of the commit." })
  progress!: number;

  @Field(() => String, { nullable: true, description: "Why the file was refused or failed." })
  failure!: string | null;

  @Field(() => [String], { description: "What the reader left out or took over, e.g. a hidden first sheet." })
  notes!: string[];

  @Field(() => Int)
  rows!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int, {
    description: "On the platform but not in the file: listed, never deleted by a commit.",
  })
  missing!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => Int, {
    description: "Rows with at least one problem; with any of them nothing can be committed.",
  })
  wrong!: number;

  @Field(() => Int)
  problems!: number;

  @Field(() => [String], { description: "Departments that the commit will create." })
  newDepartments!: string[];

  @Field(() => [String], { description: "Departments of the file without an enabled 读写 account (F-10a)." })
  departmentsWithoutReviewer!: string[];

  @Field(() => Date, { nullable: true })
  committedAt!: string | null;
}

@Access("SCHOOL")
@ObjectType("RosterUploadPage")
export class RosterUploadPage extends pageOf(RosterUpload) {}

@Access("SCHOOL")
@ObjectType("RosterRowDetail", { description: "One column of a row; ID and mobile numbers are masked." })
export class RosterRowDetail {
  @Field(() => String)
  column!: string;

  @Field(() => String, { nullable: true })
  old!: string | null;

  @Field(() => String, { nullable: true })
  new!: string | null;

  @Field(() => String, { nullable: true, description: "Only for WRONG." })
  reason!: string | null;
}

@Access("SCHOOL")
@ObjectType("RosterUploadRow")
export class RosterUploadRow {
  @Field(() => Int, { nullable: true, description: "Line in the file; null for MISSING." })
  rowNumber!: number | null;

  @Field(() => RosterRowKind)
  kind!: RosterRowKind;

  @Field(() => String, { nullable: true })
  studentNumber!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => [RosterRowDetail])
  details!: RosterRowDetail[];
}

@Access("SCHOOL")
@ObjectType("RosterUploadRowPage")
export class RosterUploadRowPage extends pageOf(RosterUploadRow) {}

export const RosterUploadResult = createUnionType({
  name: "RosterUploadResult",
  types: () => [RosterUpload, UnknownRecord, NotAllowed, InvalidInput] as const,
});
