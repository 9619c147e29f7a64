import type { DocumentNode, OperationVariables } from "@apollo/client";
import { type Params, type ValuesOf, writeAddress } from "../../list/address.js";
import type { ListReading } from "../../list/use-list.js";
import { type AskedList, askedOf } from "./asked-list.js";

/** A list as it is asked for now, to be kept: without what tells of one person, which stays out (P-08). */
export interface KeptList {
  asked: AskedList;
  /** The part of the address behind `?`, with the order and the columns left out. */
  search: string;
  /** Whether something that tells of one person was left out. */
  leftOut: boolean;
}

/** In the address of a kept list: headings of columns left out. */
export const HIDE = "hide";

export function keptList<P extends Params>(
  list: {
    params: P;
    document: DocumentNode;
    settle?: ((values: ValuesOf<P>) => ValuesOf<P>) | undefined;
    variables: (values: ValuesOf<P>) => OperationVariables;
  },
  { values, sort, sorting }: Pick<ListReading<unknown, P>, "values" | "sort" | "sorting">,
  hidden: readonly string[],
): KeptList {
  const entries = Object.entries(values);
  const open = entries.filter(([key]) => !list.params[key]?.personal);
  const kept = Object.fromEntries(open) as ValuesOf<P>;
  const search = new URLSearchParams(writeAddress(list.params, kept).search);
  if (sorting) search.set("sort", `${sorting.descending ? "-" : ""}${sorting.column}`);
  search.set(HIDE, hidden.join());
  return {
    asked: askedOf(list.document, list.variables(list.settle ? list.settle(kept) : kept), sort),
    search: search.toString(),
    leftOut: open.length < entries.length,
  };
}
