import { NotAllowed } from "../../words/refusals.js";

/** A file whose content cannot be taken, with what its owner can do about it; nothing of it is kept. */
export class FileRefused extends NotAllowed {}

/** It claims to be of its kind, and no reader can read it. */
export function broken(): FileRefused {
  return new FileRefused("FILE_BROKEN", "文件已损坏或不完整，无法打开，请重新拍照或导出后上传");
}
