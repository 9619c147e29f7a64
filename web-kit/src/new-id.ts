import { v7 } from "uuid";

/** An id made here: what is sent again under it is the same. */
export function newId(): string {
  return v7();
}
