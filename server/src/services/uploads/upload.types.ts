import { createUnionType, Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Access, DESKS } from "../../words/access.js";
import { fields, flag, id, instant, listOf, of, text, whole, word } from "../../words/fields.js";
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

@Access(...DESKS, "GRADUATE", "EMPLOYER")
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

@Access(...DESKS, "GRADUATE", "EMPLOYER")
@ObjectType("Upload", {
  description:
    "A picture or PDF of a record. Addresses work for 5 to 10 minutes and only in the session they were given to; null until the bytes are there.",
})
export class UploadView extends fields({
  id,
  purpose: text.saying("e.g. AGREEMENT_SCAN, STATEMENT, or the key of a proof."),
  purposeLabel: text.saying("The purpose for people, e.g. 纸质就业协议书."),
  fileName: text,
  position: whole.saying("Among the record's uploads, ascending."),
  state: word<UploadState>(UploadState),
  kind: word<FileKind>(UploadKind).orNull.saying("By content, whatever the name says."),
  bytes: whole.orNull,
  width: whole.orNull.saying("Of the original, upright; null for a PDF."),
  height: whole.orNull,
  warnings: listOf(UploadWarning),
  url: text.orNull.saying(
    "For the screen: an upright JPEG of at most 1600 pixels without metadata; a PDF as it is.",
  ),
  thumbnailUrl: text.orNull.saying("At most 320 pixels; null for a PDF."),
  originalUrl: text.orNull.saying("The very bytes that were sent, as a download."),
}) {}

@InputType("BeginUploadInput")
export class BeginUploadInput extends fields({
  id: id.saying("A uuid v7 made by the client: the same again is the same upload."),
  recordId: id,
  purpose: text,
  fileName: text,
  bytes: whole,
}) {}

@Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
@ObjectType("UploadSlot", {
  description:
    "Send the bytes as the body of a PUT to `putUrl`, with the header `apollo-require-preflight`; as often as the line breaks. After `expiresAt` begin again with the same id.",
})
export class UploadSlot extends fields({
  upload: of(UploadView),
  putUrl: text,
  expiresAt: instant,
  alreadyDone: flag.saying("The bytes are there already: nothing to send."),
}) {}

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
