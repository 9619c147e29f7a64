import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { printAccess } from "./graphql/access-table.js";
import { printErrors } from "./graphql/error-table.js";
import { platformSchema, printContract } from "./graphql/schema.js";
import { onlineSigning } from "./modules/agreements/index.js";
import { printFlow } from "./workflow/index.js";

/** The files that are printed from the schema and the flows, by path from the workspace. */
export function printedDocs(): Record<string, string> {
  const schema = platformSchema();
  return {
    "docs/access.md": printAccess(schema),
    "docs/errors.md": printErrors(schema),
    "docs/flows/online-signing.md": printFlow(onlineSigning),
    "server/schema.graphql": printContract(schema),
  };
}

// As a command: `node server/dist/print-docs.js [path…]`, all of them unless named.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const [path, text] of Object.entries(printedDocs())) {
    if (wanted.length > 0 && !wanted.includes(path)) continue;
    writeFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), text);
    process.stdout.write(`${path}\n`);
  }
}
