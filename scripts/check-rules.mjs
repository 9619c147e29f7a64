// Holds docs/rules.md and everything that cites it together: every cited id has an entry, every entry is cited, and a
// rule that a flow, a guard or a policy cites is named by a test. Prints one line a breach and ends with 1 if any.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const RULES = "docs/rules.md";
const CITATION = /\b[FPADSN]-\d{2}[a-z]?\b/g;
/** Two ends with an ellipsis cite what lies between them too: F-30…F-35. */
const RANGE = /\b([FPADSN])-(\d{2})…(?:\1-)?(\d{2})\b/g;
const TEST = /\.spec\.tsx?$|^server\/test\/|^e2e\/|^stage\/.*(stories|scenarios)\//;
/** Where the rules are decided: their ids need a test. */
const DECIDES = /^server\/src\/.*(\.flow|\.policy|parties|guards?|-rules|may-ask|sight)\.ts$/;

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.(ts|tsx|mjs|md|graphql|typ|sql)$/.test(file) && file !== RULES)
  .filter((file) => existsSync(join(root, file)));
const known = new Set(
  [...readFileSync(join(root, RULES), "utf8").matchAll(/<a id="([A-Z]-\d{2}[a-z]?)"><\/a>/g)].map(
    ([, id]) => id,
  ),
);

const breaches = [];
const cited = new Map();
const tested = new Set();
for (const file of files) {
  for (const id of idsIn(readFileSync(join(root, file), "utf8"))) {
    if (!cited.has(id)) cited.set(id, []);
    cited.get(id).push(file);
    if (TEST.test(file)) tested.add(id);
  }
}
for (const [id, places] of [...cited].sort()) {
  if (!known.has(id)) breaches.push(`${places[0]} cites ${id}, which ${RULES} does not have`);
  const decided = places.find((file) => DECIDES.test(file));
  if (decided && !tested.has(id)) breaches.push(`${decided} decides by ${id}, which no test names`);
}
for (const id of known) if (!cited.has(id)) breaches.push(`${RULES} has ${id}, which nothing cites`);

for (const breach of breaches) console.error(breach);
console.log(
  breaches.length === 0 ? `rules: ${known.size}, all cited and tested` : `${breaches.length} breaches`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;

function idsIn(text) {
  const ids = new Set(text.match(CITATION) ?? []);
  for (const [, letter, first, last] of text.matchAll(RANGE)) {
    for (let number = Number(first); number <= Number(last); number += 1) {
      const id = `${letter}-${String(number).padStart(2, "0")}`;
      // A range may span numbers that no rule has.
      if (known.has(id)) ids.add(id);
    }
  }
  return ids;
}
