import { createUnionType, InputType, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { type EducationLevel, ProfileGroup } from "../../parties/identity/index.js";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, id, instant, instantText, listOf, of, text, whole, word } from "../../words/fields.js";
import { EducationLevelEnum } from "../../words/organisation-words.js";
import { RecordKind, RecordStatus, RecordTone } from "../../words/record-words.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RegistryDestination } from "../review/index.js";

@InputType("GraduateFilter", {
  description: "Above one school only cohort, name, ID number and frozen, the first three not all empty.",
})
export class GraduateFilter extends fields({
  cohort: whole.open,
  departmentId: id.open,
  educationLevel: word<EducationLevel>(EducationLevelEnum).open,
  majorName: text.open,
  trainingMode: text.open.saying("培养方式 code"),
  name: text.open.saying("Exact name"),
  idNumber: text.open.saying("Exact ID number"),
  studentNumber: text.open.saying("Exact 学号"),
  frozen: flag.open.saying("True: 失效信息管理 (F-91); null: all."),
}) {}

@InputType("RegistryFilter", {
  description: "Above one school without department, and cohort, name and ID number not all empty.",
})
export class RegistryFilter extends fields({
  cohort: whole.open,
  departmentId: id.open,
  code: text.open.saying("Destination code (D-03)"),
  name: text.open.saying("Exact name"),
  idNumber: text.open.saying("Exact ID number"),
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
  statusLabel: text.orNull.saying("Of the record that holds the graduate (F-01); null when free."),
}) {}

@Access(...READERS)
@ObjectType("GraduatePage")
export class GraduatePage extends pageOf(GraduateRow) {}

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
