import { Field, ObjectType } from "type-graphql";
import { EmployerBlock } from "../../parties/employers/index.js";
import { GraduateOfRecord, RECORD_PARTIES, RecordView } from "../../records/index.js";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, instant, text, whole, word } from "../../words/fields.js";
import { AgreementTypeEnum } from "../../words/organisation-words.js";
import { SmsDelivery } from "../../words/record-words.js";
import { AgreementForm, OpenTerms } from "./agreement-form.types.js";

@Access(...RECORD_PARTIES)
@ObjectType("JobTerms", { description: "Terms of the job (D-05). Money in yuan a month." })
export class JobTerms extends OpenTerms {
  @Field(() => String)
  categoryCode!: string;

  @Field(() => String)
  categoryLabel!: string;

  @Field(() => String, { nullable: true, description: "Mandatory in invitations only." })
  positionName!: string | null;
}

@Access(...RECORD_PARTIES)
@ObjectType("IssuedDocument", {
  description: "The agreement as PDF: null while it is being made. `url` is for the signed-in viewer only.",
})
export class IssuedDocument extends fields({
  url: text,
  fileName: text,
  sha256: text,
  bytes: whole,
  issuedAt: instant,
  forStamp: flag.saying(
    "Printed to be stamped and not in force; the copy in force takes its place once the signing is approved (F-31, F-33).",
  ),
}) {}

@Access("GRADUATE", ...READERS)
@ObjectType("AgreementText", {
  description:
    "The whole agreement as it would be printed, marked 草稿，未生效 (F-24). `url` is its PDF, `<url>/pages` the same as a picture; both refuse once the text is another than that of the hash.",
})
export class AgreementTextView extends fields({
  url: text,
  sha256: text.saying("What `acceptInvitation` takes."),
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("StatusSheet", {
  description:
    "状态说明: one page beside an agreement that is over or out of force; issued files never change. `url` is its PDF, `<url>/pages` the same as a picture.",
})
export class StatusSheetView extends fields({
  url: text,
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("Amendment", {
  description: "A value that the school changed after signing; the issued PDF stays as it is (F-28).",
})
export class AmendmentView extends fields({
  at: instant,
  fieldLabel: text,
  before: text,
  after: text,
  organisation: text,
}) {}

@Access("GRADUATE")
@ObjectType("StampLink", {
  description:
    "The link for the stamped copy that was sent last (用人单位协助回传, F-32); older ones are dead.",
})
export class StampLink extends fields({
  mobileMasked: text,
  sentAt: instant,
  expiresAt: instant,
  expired: flag,
  delivery: word<SmsDelivery>(SmsDelivery).saying("What became of the SMS that carries it."),
  deliveryProblem: text.orNull.saying("Why the SMS was given up; null unless it was."),
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("Agreement", {
  implements: RecordView,
  description:
    "An agreement of any origin: 线上签约, 线下签约 or 补登. `employer` and `job` are null in a draft.",
})
export class AgreementView extends RecordView {
  @Field(() => GraduateOfRecord)
  override graduate!: GraduateOfRecord;

  @Field(() => AgreementTypeEnum)
  agreementType!: string;

  @Field(() => String, { nullable: true, description: "协议编号, from the final approval on." })
  number!: string | null;

  @Field(() => EmployerBlock, { nullable: true })
  employer!: EmployerBlock | null;

  @Field(() => JobTerms, { nullable: true })
  job!: JobTerms | null;

  /** Whether a PDF is made of it once it has its number. */
  issuesDocument!: boolean;

  // Amendments, document and uploads: agreement-fields.resolver.ts.

  @Access("GRADUATE")
  @Field(() => AgreementForm, {
    nullable: true,
    description: "What the graduate is editing: in a draft, and once withdrawn or returned; null else.",
  })
  form!: AgreementForm | null;

  @Access("GRADUATE")
  @Field(() => StampLink, {
    nullable: true,
    description: "Null where none was ever sent, and in other flows.",
  })
  stampLink!: StampLink | null;
}

@Access(...RECORD_PARTIES)
@ObjectType("AgreementChanged", {
  description: "Act done. `alreadyDone` when the same actor had done the very same before (a repeat).",
})
export class AgreementChanged {
  @Field(() => AgreementView)
  agreement!: AgreementView;

  @Field(() => Boolean)
  alreadyDone!: boolean;

  constructor(agreement: AgreementView, alreadyDone: boolean) {
    this.agreement = agreement;
    this.alreadyDone = alreadyDone;
  }
}
