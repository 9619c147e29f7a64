import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from "graphql";
import { APP_NAMES, type AppName } from "../src/words/viewer.js";

/** An operation that an app sends, with the fragments it needs. */
export interface CommittedOperation {
  app: AppName;
  name: string;
  document: string;
}

/**
 * Every operation written in the sources of the apps, those of web-kit with each of them as codegen has it. Read
 * from the sources, not from generated files, so that none is forgotten.
 */
export function committedOperations(): CommittedOperation[] {
  return APP_NAMES.flatMap((app) => {
    // Staff are no side of an agreement.
    const shared = definitionsBelow("web-kit/src", app === "admin" ? /^sides[/\\]/ : undefined);
    const definitions = [...definitionsBelow(`web-${app}/src`), ...shared];
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const each of definitions) {
      if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
    }
    return definitions
      .filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => ({
        app,
        name: operation.name?.value ?? "",
        document: print({ kind: Kind.DOCUMENT, definitions: [operation, ...reached(operation, fragments)] }),
      }));
  });
}

function definitionsBelow(folder: string, without?: RegExp): DocumentNode["definitions"][number][] {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".graphql") && !without?.test(name),
  );
  return files.flatMap((name) => [...parse(readFileSync(join(root, name), "utf8")).definitions]);
}

function reached(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`${operation.name?.value} spreads ${name.value}, which is nowhere`);
        if (found.has(name.value)) return;
        found.set(name.value, fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return [...found.values()];
}
