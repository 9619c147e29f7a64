import { NotAllowed } from "../../words/refusals.js";
import { FILE_FAULTS, type FileFaultCode } from "./file-faults.js";

/** A file whose content cannot be taken, with what its owner can do about it; nothing of it is kept. */
export class FileRefused extends NotAllowed {}

export function refusalOf(fault: FileFaultCode): FileRefused {
  return new FileRefused(fault, FILE_FAULTS[fault]);
}
