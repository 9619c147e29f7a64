import { createUnionType, InputType, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import { fields, flag, id, text, whole, wordList } from "../../words/fields.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import type { StaffModule } from "../identity/index.js";

export const StaffModuleEnum = {
  EMPLOYMENT: "EMPLOYMENT",
  ARCHIVE: "ARCHIVE",
  HOUSEHOLD: "HOUSEHOLD",
} as const;
registerEnumType(StaffModuleEnum, {
  name: "StaffModule",
  description: "What a province opens for its schools (P-06).",
});

@Access("PROVINCE", "MINISTRY")
@ObjectType("ProvinceRow")
export class ProvinceRow extends fields({
  id,
  code: text.saying("GB/T 2260, two digits."),
  name: text,
  schools: whole,
  modules: wordList<StaffModule>(StaffModuleEnum).saying("The modules that the province has opened (P-06)."),
  builtModules: wordList<StaffModule>(StaffModuleEnum).saying(
    "The modules that can be opened at all; the others are refused with MODULE_NOT_BUILT.",
  ),
}) {}

@Access("PROVINCE", "MINISTRY")
@ObjectType("SchoolRow")
export class SchoolRow extends fields({
  id,
  code: text.saying("院校代码, five digits."),
  name: text,
  provinceName: text,
  address: text,
  graduates: whole.saying("On the roster of the cohort, frozen ones not counted (F-91)."),
  signingOn: flag.saying("Whether the school has switched the cohort's signing on (P-11)."),
}) {}

@Access("PROVINCE", "MINISTRY")
@ObjectType("SchoolPage")
export class SchoolPage extends pageOf(SchoolRow) {}

@InputType()
export class ProvinceInput extends fields({
  code: text.saying("GB/T 2260, two digits."),
  name: text,
}) {}

@InputType()
export class SchoolInput extends fields({
  code: text.saying("院校代码, five digits."),
  name: text,
  provinceCode: text,
  address: text,
}) {}

@Access("MINISTRY")
@ObjectType("ImportedOrganisations")
export class ImportedOrganisations extends fields({
  added: whole,
  changed: whole,
  unchanged: whole,
}) {}

export const ImportOrganisationsResult = createUnionType({
  name: "ImportOrganisationsResult",
  types: () => [ImportedOrganisations, InvalidInput, NotAllowed] as const,
});

export const OpenModuleResult = createUnionType({
  name: "OpenModuleResult",
  types: () => [ProvinceRow, UnknownRecord, NotAllowed] as const,
});
