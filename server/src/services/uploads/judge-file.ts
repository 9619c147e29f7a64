import { type FileKind, kindOf } from "./content-kind.js";
import { checkPdf } from "./pdf/check.js";
import { type ReadPicture, readPicture } from "./picture.js";

/** What a file is, and of a picture what screens show of it. */
export interface JudgedContent {
  kind: FileKind;
  picture: ReadPicture | null;
}

/** @throws {FileFault} whatever is wrong with it. */
export async function judgeFile(bytes: Buffer): Promise<JudgedContent> {
  const kind = kindOf(bytes);
  if (kind !== "PDF") return { kind, picture: await readPicture(bytes, kind) };
  checkPdf(bytes);
  return { kind, picture: null };
}
