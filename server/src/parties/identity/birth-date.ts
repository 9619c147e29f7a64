import { checkDocument, documentKindOf } from "../../catalogue/index.js";
import { type KeyRing, Sealed } from "../../database/sealed.js";

/** The columns of a roster row that tell a day of birth. */
export interface BirthColumns {
  document_kind: string;
  id_number_sealed: Buffer;
  birth_date_sealed: Buffer | null;
}

/**
 * The day of birth of a roster row. A number that tells it is asked first: what such numbers tell the roster does not keep
 * a second time (F-99). Null where neither says it.
 */
export function birthDateOf(keys: KeyRing, row: BirthColumns): string | null {
  const number = keys.open("graduate.id_number_sealed", new Sealed(row.id_number_sealed));
  const checked = checkDocument(number, documentKindOf(row.document_kind));
  if (checked.ok && checked.birthDate) return checked.birthDate;
  const { birth_date_sealed: sealed } = row;
  return sealed && keys.open("graduate.birth_date_sealed", new Sealed(sealed));
}
