import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { printAccess } from "../api/access-table.js";
import { printErrors } from "../api/error-table.js";
import { platformSchema, printContract } from "../api/schema.js";
import { FLOWS } from "../composition.js";
import { printFlow } from "../workflow/index.js";

/** The files that are printed from the schema and the flows, by path from the workspace. */
export function printedDocs(): Record<string, string> {
  const schema = platformSchema();
  return {
    "docs/access.md": printAccess(schema),
    "docs/errors.md": printErrors(schema),
    ...Object.fromEntries(FLOWS.map((flow) => [pageOf(flow.kind), printFlow(flow)])),
    "server/schema.graphql": printContract(schema),
  };
}

/** Named after what the flow does, e.g. docs/flows/online-signing.md. */
function pageOf(kind: string): string {
  const name = kind === "ONLINE_AGREEMENT" ? "online-signing" : kind.toLowerCase().replaceAll("_", "-");
  return `docs/flows/${name}.md`;
}

/** What third parties may rely on: the contract at the last landing, which later ones are held against. */
function releasedContract(): Record<string, string> {
  const [, ...lines] = printContract(platformSchema()).split("\n");
  const header =
    "# The contract of the last landing, as clients may rely on it: `node server/dist/commands/print-docs.js --release` writes it anew.";
  return { "server/schema.released.graphql": [header, ...lines].join("\n") };
}

// As a command: `node server/dist/commands/print-docs.js [path…]`, all of them unless named; `--release` at a landing.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const release = process.argv.includes("--release");
  const wanted = process.argv.slice(2).filter((word) => word !== "--release");
  for (const [path, text] of Object.entries(release ? releasedContract() : printedDocs())) {
    if (wanted.length > 0 && !wanted.includes(path)) continue;
    writeFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), text);
    process.stdout.write(`${path}\n`);
  }
}
