import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { GraduateOfRecord, RECORD_PARTIES, RecordChanged, RecordView } from "../../records/index.js";
import { UploadView } from "../../services/uploads/index.js";
import { Access, READERS } from "../../words/access.js";
import { fields, flag, id, ids, of, text, whole, word } from "../../words/fields.js";
import { ActorRole } from "../../words/record-words.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { RecordMovedOn, VerdictHeld } from "../../workflow/index.js";

const TerminationEnding = {
  AGREED: "AGREED",
  MUTUAL: "MUTUAL",
  UNILATERAL: "UNILATERAL",
  FORCED: "FORCED",
} as const;
registerEnumType(TerminationEnding, {
  name: "TerminationEnding",
  description: "线上双方同意 (F-51) · 双方同意解约 · 学生单方面解约 (F-54) · 强制解约 (F-52)",
});

@Access(...RECORD_PARTIES)
@ObjectType("Termination", { implements: RecordView, description: "解约 of an agreement of any origin." })
export class TerminationView extends RecordView {
  @Field(() => GraduateOfRecord)
  override graduate!: GraduateOfRecord;

  @Field(() => ID, { description: "The agreement that it would end." })
  agreementId!: string;

  @Field(() => String, { nullable: true })
  agreementNumber!: string | null;

  @Field(() => String, { nullable: true })
  positionName!: string | null;

  @Field(() => ActorRole, { description: "GRADUATE or EMPLOYER" })
  askedBy!: string;

  @Field(() => Date, { description: "Since when the other side may answer: the time waited of F-52." })
  askedAt!: Date;

  @Field(() => String)
  reasonCode!: string;

  @Field(() => String)
  reasonLabel!: string;

  @Field(() => String)
  explanation!: string;

  @Field(() => [UploadView], { description: "What came with the present request, evidence from then on." })
  uploads!: UploadView[];

  @Field(() => TerminationEnding, { nullable: true })
  ending!: string | null;

  @Field(() => String, { nullable: true, description: "How it was done, in words; null until it is." })
  endingLabel!: string | null;

  @Access(...READERS)
  @Field(() => String, { nullable: true, description: "书面说明 of the school (F-52, F-54)." })
  statement!: string | null;

  @Access(...READERS)
  @Field(() => [UploadView], { description: "What the school keeps for its decision (F-52, F-54)." })
  evidence!: UploadView[];
}

@Access(...RECORD_PARTIES)
@ObjectType("AgreementTermination", { description: "What an agreement's page says of its end." })
export class AgreementTermination extends fields({
  agreementId: id,
  mayAsk: flag.saying("Whether the viewer may ask now; never for staff."),
  whyNot: text.orNull.saying("Why not, where asking is the viewer's; else null."),
  needsLetter: flag.saying("解约函 or 情况说明 must come with the request (F-53)."),
  limit: whole.orNull.saying(
    "How many terminations the graduate may ask for; told to the graduate alone (F-55).",
  ),
  asked: whole.orNull,
  latest: of(TerminationView).orNull.saying("The last one asked for, open or not."),
}) {}

@InputType("AskTerminationInput")
export class AskTerminationInput extends fields({
  id: id.saying("A uuid v7 made by the client: the same again is the same act."),
  agreementId: id,
  reasonCode: text,
  explanation: text,
  uploadIds: ids.saying(
    "Uploads to the agreement of purpose TERMINATION_LETTER, TERMINATION_STATEMENT or TERMINATION_ATTACHMENT.",
  ),
}) {}

@InputType("ResubmitTerminationInput")
export class ResubmitTerminationInput extends fields({
  id,
  reasonCode: text,
  explanation: text,
  uploadIds: ids.saying("Uploads to the termination, those sent before included."),
}) {}

@InputType("JustificationInput", { description: "For a decision against or without one side (F-52, F-54)." })
export class JustificationInput extends fields({
  statement: text,
  evidenceIds: ids.saying("Uploads to the termination of purpose TERMINATION_EVIDENCE."),
  employerConsulted: flag.saying("Confirms that the employer was consulted."),
}) {}

export const OfflineEnding = { MUTUAL: "MUTUAL", UNILATERAL: "UNILATERAL" } as const;
export type OfflineEnding = keyof typeof OfflineEnding;
registerEnumType(OfflineEnding, {
  name: "OfflineEnding",
  description: "双方同意解约 · 学生单方面解约 (F-54)",
});

@InputType("TerminationEndingInput", {
  description: "What the school gives with its approval of an offline termination.",
})
export class TerminationEndingInput extends fields({
  kind: word<OfflineEnding>(OfflineEnding),
  justification: of(JustificationInput).open.saying("With UNILATERAL."),
}) {}

const REFUSALS = [InvalidInput, UnknownRecord, RecordMovedOn, VerdictHeld, NotAllowed] as const;

export const AskTerminationResult = createUnionType({
  name: "AskTerminationResult",
  types: () => [RecordChanged, InvalidInput, UnknownRecord, LimitReached, NotAllowed] as const,
});

export const TerminationResult = createUnionType({
  name: "TerminationResult",
  types: () => [RecordChanged, ...REFUSALS] as const,
});
