import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Access, READERS } from "../../words/access.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { VerdictHeld } from "../../workflow/index.js";
import type { FileKind } from "./content-kind.js";
import { QUALITY_WARNINGS, type QualityWarning } from "./picture-quality.js";

const UploadKind = { JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", PDF: "PDF" } as const;
registerEnumType(UploadKind, { name: "UploadKind" });

export const UploadState = { WAITING: "WAITING", COMPLETE: "COMPLETE" } as const;
export type UploadState = (typeof UploadState)[keyof typeof UploadState];
registerEnumType(UploadState, {
  name: "UploadState",
  description: "WAITING: a place is kept, the bytes have not come (or not all of them).",
});

const UploadWarningCode = { TOO_SMALL: "TOO_SMALL", BLURRED: "BLURRED", CUT: "CUT" } as const;
registerEnumType(UploadWarningCode, { name: "UploadWarningCode" });

@Access(...READERS, "GRADUATE", "EMPLOYER")
@ObjectType("UploadWarning", { description: "Seen before submitting; never a reason to refuse." })
export class UploadWarning {
  @Field(() => UploadWarningCode)
  readonly code: QualityWarning;

  @Field(() => String)
  readonly message: string;

  constructor(code: QualityWarning) {
    this.code = code;
    this.message = QUALITY_WARNINGS[code];
  }
}

@Access(...READERS, "GRADUATE", "EMPLOYER")
@ObjectType("Upload", {
  description:
    "A picture or PDF of a record. Addresses work for 5 to 10 minutes and only in the session they were given to; null until the bytes are there.",
})
export class UploadView {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "e.g. AGREEMENT_SCAN, STATEMENT, or the key of a proof." })
  purpose!: string;

  @Field(() => String, { description: "The purpose for people, e.g. 纸质就业协议书." })
  purposeLabel!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => Int, { description: "Among the record's uploads, ascending." })
  position!: number;

  @Field(() => UploadState)
  state!: UploadState;

  @Field(() => UploadKind, { nullable: true, description: "By content, whatever the name says." })
  kind!: FileKind | null;

  @Field(() => Int, { nullable: true })
  bytes!: number | null;

  @Field(() => Int, { nullable: true, description: "Of the original, upright; null for a PDF." })
  width!: number | null;

  @Field(() => Int, { nullable: true })
  height!: number | null;

  @Field(() => [UploadWarning])
  warnings!: UploadWarning[];

  @Field(() => String, {
    nullable: true,
    description: "For the screen: an upright JPEG of at most 1600 pixels without metadata; a PDF as it is.",
  })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "At most 320 pixels; null for a PDF." })
  thumbnailUrl!: string | null;

  @Field(() => String, { nullable: true, description: "The very bytes that were sent, as a download." })
  originalUrl!: string | null;
}

@InputType("BeginUploadInput")
export class BeginUploadInput {
  @Field(() => ID, { description: "A uuid v7 made by the client: the same again is the same upload." })
  id!: string;

  @Field(() => ID)
  recordId!: string;

  @Field(() => String)
  purpose!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => Int)
  bytes!: number;
}

@Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
@ObjectType("UploadSlot", {
  description:
    "Send the bytes as the body of a PUT to `putUrl`, with the header `apollo-require-preflight`; as often as the line breaks. After `expiresAt` begin again with the same id.",
})
export class UploadSlot {
  @Field(() => UploadView)
  upload!: UploadView;

  @Field(() => String)
  putUrl!: string;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Boolean, { description: "The bytes are there already: nothing to send." })
  alreadyDone!: boolean;
}

@Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
@ObjectType("UploadsChanged")
export class UploadsChanged {
  @Field(() => [UploadView], { description: "What this side has in the record's form now, in order." })
  uploads!: UploadView[];
}

export const BeginUploadResult = createUnionType({
  name: "BeginUploadResult",
  types: () => [UploadSlot, InvalidInput, UnknownRecord, NotAllowed, VerdictHeld, LimitReached] as const,
});

export const ChangeUploadsResult = createUnionType({
  name: "ChangeUploadsResult",
  types: () => [UploadsChanged, InvalidInput, UnknownRecord, NotAllowed, VerdictHeld, LimitReached] as const,
});
