import { createUnionType, InputType, ObjectType, registerEnumType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { Access } from "../../words/access.js";
import {
  fields,
  flag,
  id,
  instant,
  instantText,
  listOf,
  of,
  text,
  texts,
  whole,
  word,
} from "../../words/fields.js";
import { InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";

export const EmployerState = {
  UNVERIFIED: "UNVERIFIED",
  VERIFIED: "VERIFIED",
  SUSPENDED: "SUSPENDED",
  MERGED: "MERGED",
} as const;
export type EmployerState = keyof typeof EmployerState;
registerEnumType(EmployerState, {
  name: "EmployerState",
  description: "未通过认证 · 正常 · 已暂停 (F-76) · 已并入其他单位",
});

export const EMPLOYER_STATE_LABELS: Readonly<Record<EmployerState, string>> = {
  UNVERIFIED: "未通过认证",
  VERIFIED: "正常",
  SUSPENDED: "已暂停",
  MERGED: "已合并",
};

@InputType("EmployerFilter")
export class EmployerFilter extends fields({
  search: text.open.saying("Part of the present or a former name, or a whole 统一社会信用代码."),
  state: word<EmployerState>(EmployerState).open,
}) {}

@Access("OPERATOR")
@ObjectType("EmployerRow")
export class EmployerRow extends fields({
  id,
  name: text,
  uscc: text.orNull,
  formerNames: texts.saying("Newest first; the present name is not among them."),
  state: word<EmployerState>(EmployerState),
  stateLabel: text,
  divisionName: text,
  personInCharge: text.orNull,
  mobileMasked: text.orNull.saying("Of the person in charge."),
  accounts: whole.saying("Accounts that may be used."),
  verifiedAt: instantText.orNull,
}) {}

@Access("OPERATOR")
@ObjectType("EmployerPage")
export class EmployerPage extends pageOf(EmployerRow) {}

@Access("OPERATOR")
@ObjectType("EmployerAccountOfDesk")
export class EmployerAccountOfDesk extends fields({
  id,
  name: text,
  mobileMasked: text,
  inCharge: flag,
  disabled: flag,
  lastSignedInAt: instant.orNull,
}) {}

@Access("OPERATOR")
@ObjectType("FormerEmployerName")
export class FormerEmployerName extends fields({ name: text, uscc: text.orNull, until: instant }) {}

@Access("OPERATOR")
@ObjectType("EmployerHistoryEntry", { description: "What an operator did to the organisation as such." })
export class EmployerHistoryEntry extends fields({
  id,
  at: instant,
  title: text,
  actorName: text,
  actorOrganisation: text,
  reason: text,
  note: text.orNull,
}) {}

@Access("OPERATOR")
@ObjectType("EmployerMarkOfDesk", {
  description: "A school's mark of the employer (F-75); operators see all.",
})
export class EmployerMarkOfDesk extends fields({
  id,
  schoolName: text,
  categoryLabels: texts,
  reason: text,
  markedAt: instant,
}) {}

@Access("OPERATOR")
@ObjectType("EmployerLook", { description: "Who opened what of the employer in full (P-08)." })
export class EmployerLook extends fields({ id, at: instant, what: text, who: text }) {}

@Access("OPERATOR")
@ObjectType("EmployerOwnRecord", { description: "A record about the organisation itself, newest first." })
export class EmployerOwnRecord extends fields({
  id,
  kind: text,
  kindLabel: text,
  statusLabel: text,
  changedAt: instant,
}) {}

@Access("OPERATOR")
@ObjectType("EmployerWork", {
  description: "What stands open between the employer and graduates at this moment.",
})
export class EmployerWork extends fields({
  openInvitations: whole,
  inReview: whole,
  inForce: whole,
  terminationsToAnswer: whole.saying("Asked for by graduates, waiting for the employer."),
}) {}

@Access("OPERATOR")
@ObjectType("EmployerName")
export class EmployerName extends fields({ id, name: text, uscc: text.orNull }) {}

@Access("OPERATOR")
@ObjectType("EmployerDetail", {
  description:
    "An employer as the operator sees it: contacts masked, opened by `revealEmployerContacts` (P-08).",
})
export class EmployerDetail extends fields({
  id,
  name: text,
  uscc: text.orNull,
  state: word<EmployerState>(EmployerState),
  stateLabel: text,
  natureLabel: text,
  industryLabel: text,
  divisionName: text,
  address: text,
  contactName: text,
  contactMobileMasked: text,
  contactEmailMasked: text,
  verifiedAt: instant.orNull,
  suspendedAt: instant.orNull,
  suspensionReason: text.orNull,
  mergedInto: of(EmployerName).orNull,
  formerNames: listOf(FormerEmployerName),
  duplicates: listOf(EmployerName).saying(
    "Others that may be the same organisation: same name, or a code that one of both had.",
  ),
  accounts: listOf(EmployerAccountOfDesk),
  work: of(EmployerWork),
  suspensionEffects: texts.saying("What a suspension would do now, or does (F-76): sentences in Chinese."),
  records: listOf(EmployerOwnRecord),
  history: listOf(EmployerHistoryEntry),
  marks: listOf(EmployerMarkOfDesk),
  looks: listOf(EmployerLook),
}) {}

@Access("OPERATOR")
@ObjectType("EmployerAccountMobile")
export class EmployerAccountMobile extends fields({ accountId: id, name: text, mobile: text }) {}

@Access("OPERATOR")
@ObjectType("EmployerContacts", { description: "In full; each call is in the audit log (P-08)." })
export class EmployerContacts extends fields({
  contactMobile: text,
  contactPhone: text.orNull,
  contactEmail: text,
  accountMobiles: listOf(EmployerAccountMobile),
}) {}

@InputType("SuspensionInput")
export class SuspensionInput extends fields({
  id,
  reason: text.saying("Told to the employer; 500 characters at most."),
}) {}

@InputType("HandOverInput", {
  description:
    "The new person in charge: an account of the employer, or somebody who gets one (name and mobile).",
})
export class HandOverInput extends fields({
  id,
  accountId: id.open,
  name: text.open,
  mobile: text.open,
  letter: text.saying("The new letter of authorisation: how and when it came, and its date."),
  letterChecked: flag.saying("The operator has checked the stamped letter and the ID card."),
}) {}

@InputType("ReleaseEmployerAccountInput")
export class ReleaseEmployerAccountInput extends fields({
  accountId: id,
  mobile: text,
  proof: text.saying("How it was checked that it is the same person."),
  identityChecked: flag,
}) {}

@InputType("MergeEmployersInput")
export class MergeEmployersInput extends fields({
  id,
  intoUscc: text.saying("统一社会信用代码 of the organisation that stays."),
  reason: text,
}) {}

@Access("OPERATOR")
@ObjectType("MergePreview", {
  description: "What merging would move; `refusal` says why it is not possible.",
})
export class MergePreview extends fields({
  into: of(EmployerName),
  accounts: whole,
  records: whole,
  favourites: whole,
  refusal: text.orNull,
}) {}

export const EmployerDetailResult = createUnionType({
  name: "EmployerDetailResult",
  types: () => [EmployerDetail, InvalidInput, UnknownRecord, NotAllowed] as const,
});

export const EmployerContactsResult = createUnionType({
  name: "EmployerContactsResult",
  types: () => [EmployerContacts, UnknownRecord] as const,
});

export const MergePreviewResult = createUnionType({
  name: "MergePreviewResult",
  types: () => [MergePreview, InvalidInput, UnknownRecord, NotAllowed] as const,
});
