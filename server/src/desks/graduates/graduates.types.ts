import { createUnionType, InputType, ObjectType } from "type-graphql";
import { DayRange } from "../../lists/day-range.js";
import { pageOf } from "../../lists/page.js";
import { type EducationLevel, ProfileGroup } from "../../parties/identity/index.js";
import { countryFields } from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import {
  fields,
  flag,
  id,
  instant,
  instantText,
  listOf,
  of,
  text,
  whole,
  word,
  wordList,
} from "../../words/fields.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus, RecordTone } from "../../words/record-words.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RegistryDestination } from "../review/index.js";
import { DestinationStanding } from "./destination-standing.js";

@InputType("GraduateFilter", {
  description:
    "Above one school without department, major, training mode and 学号; cohort, school, employer, name and ID number not all empty.",
})
export class GraduateFilter extends fields({
  cohort: whole.open,
  departmentId: id.open,
  educationLevel: word<EducationLevel>(EducationLevelEnum).open,
  majorName: text.open,
  trainingMode: text.open.saying("培养方式 code"),
  name: text.open.saying("Inside one school the beginning of the name, above it the whole name"),
  idNumber: text.open.saying("Exact ID number"),
  studentNumber: text.open.saying("Exact 学号"),
  standings: wordList<DestinationStanding>(DestinationStanding).open.saying("去向状态, one or several"),
  registered: flag.open.saying("Whether the person has an account"),
  contact: flag.open.saying("Whether a mobile or a mail address is known"),
  frozen: flag.open.saying("True: 失效信息管理 (F-91); null: all."),
  ...countryFields,
}) {}

@InputType("RegistryFilter", {
  description:
    "Above one school cohort, code, province, school, level, employer, name and ID number; cohort, code, school, employer, name and ID number not all empty.",
})
export class RegistryFilter extends fields({
  cohort: whole.open,
  departmentId: id.open,
  code: text.open.saying("Destination code (D-03)"),
  name: text.open.saying("Inside one school the beginning of the name, above it the whole name"),
  idNumber: text.open.saying("Exact ID number"),
  studentNumber: text.open.saying("Exact 学号"),
  educationLevel: word<EducationLevel>(EducationLevelEnum).open,
  majorName: text.open,
  employerName: text.open.saying("A part of 单位名称"),
  agreementNumber: text.open.saying("Exact 协议编号"),
  source: text.open.saying("PLATFORM or UPLOAD (F-95)"),
  reported: of(DayRange).open.saying("报送时间"),
  ...countryFields,
}) {}

@Access(...READERS)
@ObjectType("GraduateRow")
export class GraduateRow extends fields({
  id,
  cohort: whole,
  name: text,
  idNumberMasked: text,
  studentNumber: text,
  schoolName: text,
  departmentName: text,
  majorName: text,
  educationLevelLabel: text,
  trainingModeLabel: text,
  frozen: flag,
  notSigningReason: text.orNull.saying("Why the graduate cannot sign online now."),
  standing: word<DestinationStanding>(DestinationStanding).orNull.saying(
    "去向状态; null when off the roster.",
  ),
  standingLabel: text.orNull,
  mobileMasked: text.orNull.saying("In full by `revealGraduateContacts` (P-08)."),
  emailMasked: text.orNull,
  registered: flag.saying("Whether the person has an account (P-12)."),
  statusLabel: text.orNull.saying("Of the record that holds the graduate (F-01); null when free."),
}) {}

@Access(...READERS)
@ObjectType("GraduatePage")
export class GraduatePage extends pageOf(GraduateRow) {}

@Access(...READERS)
@ObjectType("StandingCount")
export class StandingCount extends fields({
  standing: word<DestinationStanding>(DestinationStanding),
  label: text,
  count: whole,
}) {}

@Access(...READERS)
@ObjectType("StandingCounts", {
  description:
    "How many graduates of a filter stand where. Those on the roster alone; they agree with the list.",
})
export class StandingCounts extends fields({ total: whole, standings: listOf(StandingCount) }) {}

@Access(...READERS)
@ObjectType("GraduateContacts", { description: "In full; each call is in the audit log (P-08)." })
export class GraduateContacts extends fields({ mobile: text.orNull, email: text.orNull }) {}

@Access(...READERS)
@ObjectType("GraduateRecordRow")
export class GraduateRecordRow extends fields({
  id,
  counterpart: text,
  positionName: text.orNull,
  kind: word<RecordKind>(RecordKind),
  status: word<RecordStatus>(RecordStatus),
  statusLabel: text,
  tone: word<RecordTone>(RecordTone),
  changedAt: instant,
}) {}

@Access(...READERS)
@ObjectType("GraduateDetail", { description: "The roster's data, personal ones masked (P-08)." })
export class GraduateDetail extends fields({
  id,
  name: text,
  cohort: whole,
  frozen: flag,
  registered: flag.saying(
    "Whether the person has an account; until then the school enters the mobile (P-12).",
  ),
  groups: listOf(ProfileGroup),
  records: listOf(GraduateRecordRow).saying("Newest change first; those in the viewer's sight."),
  registryDestination: of(RegistryDestination).orNull,
}) {}

@Access(...READERS)
@ObjectType("RegistryDestinationRow")
export class RegistryDestinationRow extends fields({
  graduateId: id,
  cohort: whole,
  graduateName: text,
  idNumberMasked: text,
  schoolName: text,
  departmentName: text,
  code: text,
  label: text,
  employerName: text.orNull,
  agreementNumber: text.orNull,
  source: text.saying("PLATFORM or UPLOAD (F-95)"),
  reportedAt: instantText,
}) {}

@Access(...READERS)
@ObjectType("RegistryDestinationPage")
export class RegistryDestinationPage extends pageOf(RegistryDestinationRow) {}

@Access("SCHOOL")
@ObjectType("RosterChangeItem")
export class RosterChangeItem extends fields({
  graduateId: id,
  name: text.saying("Empty for an id out of sight."),
  ok: flag,
  message: text,
}) {}

@Access("SCHOOL")
@ObjectType("RosterChanged", { description: "Each graduate succeeds or fails by itself." })
export class RosterChanged extends fields({
  changed: whole,
  items: listOf(RosterChangeItem),
}) {}

export const RosterChangeResult = createUnionType({
  name: "RosterChangeResult",
  types: () => [RosterChanged, InvalidInput, NotAllowed] as const,
});

@InputType("GraduateMobileInput")
export class GraduateMobileInput extends fields({
  document: text.saying("The number of the document, of any kind (F-99)."),
  mobile: text.open,
  email: text.open.saying("In place of the mobile, of who has no mainland one."),
}) {}

@Access("SCHOOL")
@ObjectType("GraduateMobilesChecked", { description: "What was entered, or with `dryRun` would be (P-12)." })
export class GraduateMobilesChecked extends fields({
  added: whole.saying("Of graduates who had no number, or no address."),
  changed: whole,
  unchanged: whole,
  registered: whole.saying("Left out: they have an account, and its number is theirs to change."),
}) {}

export const GraduateMobilesResult = createUnionType({
  name: "GraduateMobilesResult",
  types: () => [GraduateMobilesChecked, InvalidInput, NotAllowed] as const,
  resolveType: (value: object) => value.constructor.name,
});

export const GraduateContactsResult = createUnionType({
  name: "GraduateContactsResult",
  types: () => [GraduateContacts, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});

export const GraduateAccountResult = createUnionType({
  name: "GraduateAccountResult",
  types: () => [GraduateDetail, InvalidInput, NotAllowed, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});

export const JoinPersonsResult = createUnionType({
  name: "JoinPersonsResult",
  types: () => [GraduateDetail, InvalidInput, NotAllowed, LimitReached, UnknownRecord] as const,
  resolveType: (value: object) => value.constructor.name,
});
