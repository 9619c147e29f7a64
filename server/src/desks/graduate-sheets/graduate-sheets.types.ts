import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, id, ids, instant, listOf, text, whole, word } from "../../words/fields.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { SheetOutcome } from "./sheet-rows.js";

const SheetOutcomeEnum = {
  WRONG: "WRONG",
  WAITING: "WAITING",
  FOUND: "FOUND",
  MISSED: "MISSED",
  NOT_SEARCHED: "NOT_SEARCHED",
} as const;
registerEnumType(SheetOutcomeEnum, {
  name: "SheetOutcome",
  description:
    "Filled in wrongly, and not searched · not searched yet · among the favourites · not found, alike for every reason · not searched, since a limit came before.",
});

const SheetStatusEnum = { CHECKED: "CHECKED", RUNNING: "RUNNING", DONE: "DONE" } as const;
export type SheetStatus = keyof typeof SheetStatusEnum;
registerEnumType(SheetStatusEnum, { name: "SheetStatus" });

@Access("EMPLOYER")
@ObjectType("GraduateSheetRow")
export class GraduateSheetRow extends fields({
  line: whole.saying("In the file, whose first line is 1."),
  name: text,
  idNumberMasked: text,
  school: text,
  outcome: word<SheetOutcome>(SheetOutcomeEnum),
  message: text.orNull,
  favouriteId: id.orNull,
}) {}

@Access("EMPLOYER")
@ObjectType("GraduateSheet", {
  description:
    "A spreadsheet of graduates to be found: each row is searched exactly as by hand (F-20). Kept for 7 days.",
})
export class GraduateSheet extends fields({
  id,
  fileName: text,
  status: word<SheetStatus>(SheetStatusEnum),
  uploadedAt: instant,
  total: whole,
  done: whole.saying("Rows that were searched, of those that are not wrong."),
  wrong: whole,
  found: whole,
  missed: whole,
  notSearched: whole,
  leftToFind: whole.saying("How many graduates this employer may find today still (P-15)."),
  leftToMiss: whole.saying("How many searches of today may find nobody still (P-15)."),
  favouriteIds: ids.saying("Of the graduates found, in the order of the file."),
  rows: listOf(GraduateSheetRow),
}) {}

export const StartGraduateSheetResult = createUnionType({
  name: "StartGraduateSheetResult",
  types: () => [GraduateSheet, UnknownRecord, NotAllowed] as const,
  resolveType: (value: object) => value.constructor.name,
});
