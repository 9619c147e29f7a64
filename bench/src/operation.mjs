import { readFileSync } from "node:fs";
import { Kind, parse, print, visit } from "graphql";

const SOURCE = new URL("../../web-admin/src/queue/queue-documents.ts", import.meta.url);

/** What the staff desk's first page of the queue sends: its own variables at the default page size. */
export const QUEUE_VARIABLES = {
  filter: { view: "WAITING_FOR_ME", kinds: ["ONLINE_AGREEMENT"] },
  first: 20,
  after: null,
};

/**
 * The ReviewQueue operation as web-admin sends it: its own text and fragment, with the `__typename` that Apollo
 * Client adds below the root. Read from the app's source, so that it cannot drift from what the app asks.
 */
export function reviewQueueOperation() {
  const source = readFileSync(SOURCE, "utf8");
  const texts = [...source.matchAll(/graphql\(`([^`]+)`\)/g)].map((match) => match[1]);
  const wanted = texts.filter((text) => /query ReviewQueue\(|fragment QueueRow on/.test(text));
  if (wanted.length !== 2)
    throw new Error(`ReviewQueue and its fragment were not found in ${SOURCE.pathname}`);
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
  return print(
    visit(parse(wanted.join("\n")), {
      SelectionSet: (node, _key, parent) =>
        parent.kind === Kind.OPERATION_DEFINITION
          ? undefined
          : { ...node, selections: [...node.selections, typename] },
    }),
  );
}
