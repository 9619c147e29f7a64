import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { pageOf } from "../../lists/page.js";
import { GraduateOfRecord, RECORD_PARTIES, RecordChanged, RecordView } from "../../records/index.js";
import { FormFactSectionView } from "../../services/forms/index.js";
import { Access, READERS } from "../../words/access.js";
import {
  fields,
  flag,
  id,
  ids,
  instant,
  instantText,
  listOf,
  text,
  whole,
  word,
} from "../../words/fields.js";
import { ActorRole } from "../../words/record-words.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn, VerdictHeld } from "../../workflow/index.js";

/** Staff and the graduate: a destination has no employer of the platform. */
export const DESTINATION_READERS = ["GRADUATE", ...READERS] as const;

@Access(...DESTINATION_READERS)
@ObjectType("FormValue", { description: "A field of a form as it was entered." })
@InputType("FormValueInput")
export class FormValue extends fields({
  key: text,
  value: text.open.saying(
    "A text whatever the kind of the field (see `FieldKind`); empty or null: left empty.",
  ),
}) {}

@Access("GRADUATE")
@ObjectType("DestinationDraft", { description: "What the graduate is editing." })
@InputType("DestinationFormInput")
export class DestinationForm extends fields({
  typeCode: text.open,
  subType: text.open,
  fields: listOf(FormValue).open.saying("Fields of the type, by their keys."),
  uploadIds: ids.open.saying("Proofs in their order; the purpose of each upload is the key of its proof."),
  version: whole.open.saying("Answered with the form; send it with the next saving."),
}) {}

@InputType("DestinationChangeInput", {
  description:
    "修改去向 (F-62): the whole destination as it shall be. A masked number sent back as it was stays what it is.",
})
export class DestinationChangeInput extends fields({
  typeCode: text,
  subType: text.open,
  fields: listOf(FormValue),
  agreedWithGraduate: flag.saying("已与毕业生沟通一致: without it nothing is changed."),
}) {}

@Access(...DESTINATION_READERS)
@ObjectType("FormChange")
export class FormChangeView extends fields({
  key: text,
  label: text,
  before: text.orNull,
  after: text.orNull,
}) {}

@Access(...DESTINATION_READERS)
@ObjectType("DestinationChange", { description: "What a reviewer changed with an approval (F-62)." })
export class DestinationChangeView extends fields({
  at: instant,
  submission: whole,
  actorRole: word<string>(ActorRole),
  organisation: text,
  changes: listOf(FormChangeView),
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("Destination", {
  implements: RecordView,
  description: "其他毕业去向 (F-60): what stands, with what reviewers changed. Empty in a draft.",
})
export class DestinationView extends RecordView {
  @Field(() => GraduateOfRecord)
  override graduate!: GraduateOfRecord;

  @Access(...DESTINATION_READERS)
  @Field(() => String, { nullable: true })
  typeCode!: string | null;

  @Access(...DESTINATION_READERS)
  @Field(() => String, { nullable: true })
  subType!: string | null;

  @Access(...DESTINATION_READERS)
  @Field(() => String, { nullable: true, description: "Type and sub-type as people read them." })
  typeLabel!: string | null;

  @Access(...DESTINATION_READERS)
  @Field(() => [FormFactSectionView])
  sections!: readonly FormFactSectionView[];

  @Access(...DESTINATION_READERS)
  @Field(() => [FormValue], {
    description: "The same as entered, for 修改去向; numbers of contacts are masked for staff (P-08).",
  })
  values!: FormValue[];

  // Proofs and changes: destination-fields.resolver.ts.

  @Access("GRADUATE")
  @Field(() => DestinationForm, {
    nullable: true,
    description: "What the graduate is editing: in a draft, and once withdrawn or returned; null else.",
  })
  form!: DestinationForm | null;
}

export const VoidDestinationResult = createUnionType({
  name: "VoidDestinationResult",
  types: () => [RecordChanged, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const,
});

@Access(...READERS)
@ObjectType("VoidedDestination", { description: "A destination that its graduate has voided (F-63)." })
export class VoidedDestination extends fields({
  recordId: id,
  counterpart: text.saying("Where it led to."),
  typeLabel: text,
  submittedAt: instantText.orNull,
  voidedAt: instantText,
}) {}

@Access(...READERS)
@ObjectType("VoidedDestinationRow")
export class VoidedDestinationRow extends VoidedDestination {
  @Field(() => String)
  graduateName!: string;

  @Field(() => String)
  idNumberMasked!: string;

  @Field(() => String)
  studentNumber!: string;

  @Field(() => Int)
  cohort!: number;

  @Field(() => String)
  schoolName!: string;

  @Field(() => String)
  departmentName!: string;

  @Field(() => String)
  majorName!: string;
}

@Access(...READERS)
@ObjectType("VoidedDestinationPage")
export class VoidedDestinationPage extends pageOf(VoidedDestinationRow) {}

@InputType("VoidedDestinationFilter")
export class VoidedDestinationFilter extends fields({
  cohort: whole.open,
  departmentId: id.open,
  name: text.open.saying("The whole name."),
  studentNumber: text.open.saying("The whole 学号."),
}) {}
