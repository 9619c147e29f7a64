import { readdirSync, readFileSync } from "node:fs";
import { Kind, parse, print, visit } from "graphql";

/** What the staff desk's first page of the queue sends: its own variables at the default page size. */
export const QUEUE_VARIABLES = {
  filter: { view: "WAITING_FOR_ME", kinds: ["ONLINE_AGREEMENT"] },
  first: 20,
  after: null,
};

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/**
 * An operation as an app sends it: its own text with the fragments it uses, and the `__typename` that Apollo Client
 * adds below the root. Read from the app's source, so that it cannot drift from what the app asks.
 *
 * @param {"student" | "employer" | "admin"} app
 * @param {string} name of the operation
 */
export function operationOf(app, name) {
  const definitions = new Map([`web-${app}`, "web-kit"].flatMap(definitionsIn));
  const wanted = new Map();
  const want = (each) => {
    if (wanted.has(each)) return;
    const definition = definitions.get(each);
    if (!definition) throw new Error(`web-${app} has no ${each}`);
    wanted.set(each, definition);
    visit(definition, { FragmentSpread: (spread) => want(spread.name.value) });
  };
  want(name);
  return print(
    visit(
      { kind: Kind.DOCUMENT, definitions: [...wanted.values()] },
      {
        SelectionSet: (node, _key, parent) =>
          parent.kind === Kind.OPERATION_DEFINITION
            ? undefined
            : { ...node, selections: [...node.selections, TYPENAME] },
      },
    ),
  );
}

/** Operations and fragments by name, as a workspace's source has them. */
function definitionsIn(workspace) {
  const folder = new URL(`../../${workspace}/src/`, import.meta.url);
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".graphql"))
    .flatMap((path) => parse(readFileSync(new URL(path.replaceAll("\\", "/"), folder), "utf8")).definitions)
    .map((definition) => [definition.name.value, definition]);
}
