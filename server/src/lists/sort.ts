import { InputType, registerEnumType } from "type-graphql";
import { fields, word } from "../words/fields.js";

export const SortDirection = { ASCENDING: "ASCENDING", DESCENDING: "DESCENDING" } as const;
export type SortDirection = keyof typeof SortDirection;
registerEnumType(SortDirection, { name: "SortDirection" });

/** By which column a list is wished to be sorted, in place of its own order. */
export interface ListSort {
  column: string;
  direction: SortDirection;
}

/** The contract's input for the sorts of one list, its columns in capitals: `STUDENT_NUMBER`. */
export function sortInput(list: string, columns: readonly string[]): new () => ListSort {
  const name = list.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const words = Object.fromEntries(
    columns.map((column) => [column.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), column]),
  );
  registerEnumType(words, { name: `${name}SortColumn` });
  @InputType(`${name}Sort`, {
    description: "Rows without a value come last. Only within one school or employer.",
  })
  class Sort extends fields({ column: word<string>(words), direction: word<SortDirection>(SortDirection) }) {}
  return Sort;
}
