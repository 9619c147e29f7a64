import { createUnionType, Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { OrganisationForm, VerificationMethod } from "../../catalogue/index.js";
import { RECORD_PARTIES, RecordView } from "../../records/index.js";
import { FormFactSectionView } from "../../services/forms/index.js";
import { Access } from "../../words/access.js";
import { fields, flag, id, ids, instant, of, text, whole, word } from "../../words/fields.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn } from "../../workflow/index.js";

export const OrganisationFormEnum = {
  ENTERPRISE: "ENTERPRISE",
  INSTITUTION: "INSTITUTION",
  MILITARY: "MILITARY",
  FOREIGN: "FOREIGN",
} as const satisfies Record<OrganisationForm, OrganisationForm>;
registerEnumType(OrganisationFormEnum, {
  name: "OrganisationForm",
  description:
    "企业等 · 机关、事业单位、社会组织等 · 部队 · 境外单位、国际组织: what proves that it is there.",
});

export const VerificationMethodEnum = {
  LICENCE: "LICENCE",
  TRANSFER: "TRANSFER",
} as const satisfies Record<VerificationMethod, VerificationMethod>;
registerEnumType(VerificationMethodEnum, {
  name: "VerificationMethod",
  description: "加盖公章的证照 · 对公账号打款 (F-70).",
});

/** What is typed of an organisation: keys as in the catalogue's form. */
export const TYPED = {
  uscc: text.open,
  usccConfirmed: text.open.saying("YES where an unusual check digit was compared with the licence."),
  foreignNumber: text.open,
  countryCode: text.open,
  employerName: text.open,
  legalForm: text.open,
  natureCode: text.open,
  industryCode: text.open,
  divisionCode: text.open,
  address: text.open,
  contactName: text.open,
  contactMobile: text.open,
  contactPhone: text.open,
  contactEmail: text.open,
  personName: text.open.saying("网签负责人"),
  personDocument: text.open,
  personPosition: text.open,
  bankName: text.open,
  bankAccount: text.open,
};

@Access("EMPLOYER")
@ObjectType("EmployerVerificationForm", { description: "What an organisation says of itself (F-70)." })
@InputType("EmployerVerificationInput")
export class VerificationForm extends fields({
  organisationForm: word<OrganisationForm>(OrganisationFormEnum).open,
  method: word<VerificationMethod>(VerificationMethodEnum).open,
  ...TYPED,
  uploadIds: ids.open.saying("Of a submission: the files that go with it."),
  version: whole.open.saying("Answered with the form; send it with the next saving."),
}) {}

@Access("EMPLOYER", "OPERATOR")
@ObjectType("VerificationProof", { description: "What is to be uploaded; each is needed." })
export class VerificationProofView extends fields({
  key: text.saying("The purpose of its uploads."),
  label: text,
  help: text,
}) {}

export const TransferStateEnum = {
  ASKED: "ASKED",
  PAID: "PAID",
  FAILED: "FAILED",
  CONFIRMED: "CONFIRMED",
  EXPIRED: "EXPIRED",
  CLOSED: "CLOSED",
} as const;
export type TransferState = keyof typeof TransferStateEnum;
registerEnumType(TransferStateEnum, {
  name: "EmployerTransferState",
  description:
    "Ordered · paid, the amount can be confirmed · the bank could not pay · confirmed · not confirmed in time · closed by wrong amounts.",
});

@Access("EMPLOYER", "OPERATOR")
@ObjectType("EmployerTransfer", {
  description: "对公打款: a small transfer whose amount is confirmed by who sees the account (F-70).",
})
export class EmployerTransferView extends fields({
  id,
  state: word<TransferState>(TransferStateEnum),
  payee: text,
  bankName: text,
  accountMasked: text,
  askedAt: instant,
  expiresAt: instant,
  triesLeft: whole.saying("Of the organisation, however often somebody registers for it."),
  failure: text.orNull,
}) {}

export const RegisterOutcomeEnum = {
  FOUND: "FOUND",
  UNKNOWN: "UNKNOWN",
  UNANSWERED: "UNANSWERED",
  NOT_ASKED: "NOT_ASKED",
} as const;
registerEnumType(RegisterOutcomeEnum, {
  name: "RegisterOutcome",
  description: "Found · it has none of this code · no answer in time · it has no such organisations.",
});

@Access("EMPLOYER", "OPERATOR")
@ObjectType("RegisteredOrganisation", { description: "An organisation as its register has it." })
export class RegisteredOrganisationView extends fields({
  name: text,
  legalForm: text.orNull,
  status: text.saying("登记状态 in the register's words."),
  inBusiness: flag.saying("存续 or 在业."),
  address: text.orNull,
  divisionCode: text.orNull,
  divisionName: text.orNull,
}) {}

@Access("OPERATOR")
@ObjectType("RegisterComparison", { description: "A line as it was submitted and as the register has it." })
export class RegisterComparison extends fields({
  label: text,
  submitted: text,
  registered: text,
  differs: flag,
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("EmployerVerification", {
  implements: RecordView,
  description: "单位认证 (F-70): an organisation and its person in charge, for the operator to decide on.",
})
export class EmployerVerificationView extends RecordView {
  @Access("EMPLOYER")
  @Field(() => VerificationForm, {
    nullable: true,
    description:
      "What is being filled in, or what a new one begins with after a rejection; null while nobody may.",
  })
  form!: VerificationForm | null;

  @Access("EMPLOYER", "OPERATOR")
  @Field(() => [FormFactSectionView], {
    description: "As submitted last, to be read; numbers of persons and accounts masked (P-08).",
  })
  submitted!: FormFactSectionView[];

  @Access("EMPLOYER", "OPERATOR")
  @Field(() => EmployerTransferView, { nullable: true, description: "The last one that was asked for." })
  transfer!: EmployerTransferView | null;

  @Access("OPERATOR")
  @Field(() => RegisterOutcomeEnum, { nullable: true, description: "Asked when it was submitted." })
  registerOutcome!: string | null;

  @Access("OPERATOR")
  @Field(() => Date, { nullable: true })
  registerAskedAt!: Date | null;

  @Access("OPERATOR")
  @Field(() => [RegisterComparison], { description: "Empty unless the register has it." })
  comparison!: RegisterComparison[];

  @Access("OPERATOR")
  @Field(() => [String], {
    description:
      "What to look at that no rule forbids, e.g. that the organisation is not in business any more.",
  })
  notices!: string[];
}

@Access("EMPLOYER")
@ObjectType("OrganisationFound", {
  description: "What the register has of a code, and who is verified with it.",
})
export class OrganisationFound extends fields({
  outcome: word<string>(RegisterOutcomeEnum),
  organisation: of(RegisteredOrganisationView).orNull,
  verifiedAs: text.orNull.saying(
    "The organisation that is verified with this code already: ask its person in charge (askToJoin).",
  ),
}) {}

export const LookUpResult = createUnionType({
  name: "LookUpResult",
  types: () => [OrganisationFound, InvalidInput, LimitReached] as const,
});

@Access("EMPLOYER")
@ObjectType("TransferChanged")
export class TransferChanged extends fields({ record: of(EmployerVerificationView) }) {}

export const TransferResult = createUnionType({
  name: "TransferResult",
  types: () => [TransferChanged, InvalidInput, UnknownRecord, RecordMovedOn, NotAllowed] as const,
});

@Access("OPERATOR")
@ObjectType("ApplicantData", { description: "Full values; each call is in the audit log (P-08)." })
export class ApplicantData extends fields({
  personDocument: text,
  contactMobile: text,
  bankAccount: text.orNull,
}) {}

export const RevealApplicantResult = createUnionType({
  name: "RevealApplicantResult",
  types: () => [ApplicantData, UnknownRecord] as const,
});
