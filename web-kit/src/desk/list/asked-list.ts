import type { DocumentNode, OperationVariables } from "@apollo/client";
import type { ListSort } from "../../list/use-list.js";

/** A list with its filter as the contract's ListQuery names it: by the root field that answers its pages. */
export type AskedList = Readonly<
  Record<string, { filter: Readonly<Record<string, unknown>>; sort?: ListSort }>
>;

/** What a document's one root field is asked for: its filter, and what stands beside it. */
export function askedOf(
  document: DocumentNode,
  variables: OperationVariables,
  sort: ListSort | null,
): AskedList {
  const [root] = document.definitions.flatMap((definition) =>
    definition.kind === "OperationDefinition" ? definition.selectionSet.selections : [],
  );
  if (root?.kind !== "Field") throw new Error("A list is read by one root field");
  const { filter, ...beside } = variables as { filter?: Readonly<Record<string, unknown>> };
  return { [root.name.value]: { filter: { ...beside, ...filter }, ...(sort && { sort }) } };
}
