import { Field, InputType, ObjectType } from "type-graphql";
import { RECORD_PARTIES, RecordView } from "../../records/index.js";
import { Access } from "../../words/access.js";
import { fields, flag, ids, text, whole } from "../../words/fields.js";

@Access("EMPLOYER")
@ObjectType("EmployerCorrectionForm", {
  description: "What shall change of a verified organisation (F-73): its name, its code, or both.",
})
@InputType("EmployerCorrectionInput")
export class CorrectionForm extends fields({
  newName: text.open,
  newUscc: text.open.saying("统一社会信用代码"),
  reason: text.open.saying("变更原因"),
  uploadIds: ids.open.saying("Of a submission: the proofs, of the purpose CORRECTION_PROOF."),
  version: whole.open.saying("Answered with the form; send it with the next saving."),
}) {}

@Access("EMPLOYER", "OPERATOR")
@ObjectType("EmployerCorrectionLine", {
  description: "One thing that shall change; for operators with what the register of organisations has.",
})
export class CorrectionLine extends fields({
  label: text,
  before: text,
  after: text,
  registered: text.orNull.readBy("OPERATOR"),
  differs: flag.saying("From the register, where it has it.").readBy("OPERATOR"),
}) {}

@Access(...RECORD_PARTIES)
@ObjectType("EmployerCorrection", {
  implements: RecordView,
  description:
    "单位信息变更 (F-73): name and code of a verified organisation, for the operator to decide on.",
})
export class EmployerCorrectionView extends RecordView {
  @Access("EMPLOYER")
  @Field(() => CorrectionForm, {
    nullable: true,
    description: "What is being filled in; null while nobody may.",
  })
  form!: CorrectionForm | null;

  @Access("EMPLOYER", "OPERATOR")
  @Field(() => [CorrectionLine], { description: "As submitted last." })
  lines!: CorrectionLine[];

  @Access("EMPLOYER", "OPERATOR")
  @Field(() => String, { nullable: true, description: "变更原因, as submitted last." })
  reason!: string | null;

  @Access("OPERATOR")
  @Field(() => [String], { description: "What to look at that no rule forbids." })
  notices!: string[];
}
