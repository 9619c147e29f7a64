// Holds what no linter rule can say exactly: the borders between the server's modules and the one clock.
// node scripts/check-sources.mjs; prints one line a breach and ends with 1 if there is any.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));
const root = resolve(repository, "server/src");

/**
 * A module imports modules of a lower rank only, and only their index. Flows are one module until each has an index of
 * its own.
 */
const ranks = {
  "parties/identity": 0,
  "services/documents": 1,
  "services/notifications": 1,
  "services/reporting": 1,
  "parties/roster": 2,
  "parties/settings": 3,
  "parties/staff": 4,
  "services/forms": 4,
  "services/business-status": 4,
  "parties/employer-warnings": 4,
  "parties/employers": 4,
  "parties/organisations": 4,
  records: 5,
  "services/uploads": 6,
  flows: 7,
  "parties/roster-upload": 8,
  "desks/review": 10,
  "desks/graduates": 11,
};

/** Folders that know no subject. */
const subjectless = ["words", "workflow", "outbox", "catalogue", "storage", "live", "lists", "audit"];

/** Deep imports that stand: the ORM lists every entity and must load them before any module's index. */
const deepImports = [{ from: /^entities\.ts$/, to: /\.entity\.ts$/ }];

const breaches = [];

for (const { path, text } of sourcesOf("server/src")) {
  if (!path.endsWith(".spec.ts")) checkImports(path, text);
  if (path !== "platform/clock.ts") checkClock(`server/src/${path}`, text);
}
for (const { path, text } of sourcesOf("stage/src")) checkClock(`stage/src/${path}`, text);

for (const breach of breaches) console.error(breach);
console.log(breaches.length === 0 ? "borders and clock: in order" : `${breaches.length} breaches`);
process.exitCode = breaches.length === 0 ? 0 : 1;

function sourcesOf(folder) {
  return readdirSync(join(repository, folder), { recursive: true })
    .filter((name) => /\.ts$/.test(name))
    .map((name) => ({
      path: name.replaceAll("\\", "/"),
      text: readFileSync(join(repository, folder, name), "utf8"),
    }));
}

function checkImports(path, text) {
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)) {
    const target = relative(root, resolve(root, dirname(path), match[1]))
      .replaceAll("\\", "/")
      .replace(/\.js$/, ".ts");
    const problem = importProblem(path, target);
    if (problem) report(`server/src/${path}`, text, match.index, `${match[1]}: ${problem}`);
  }
}

function importProblem(path, target) {
  const to = moduleOf(target);
  if (!to) return undefined;
  const from = moduleOf(path);
  if (from === to) return undefined;
  const area = path.split("/")[0];
  if (deepImports.some((allowed) => allowed.from.test(path) && allowed.to.test(target))) return undefined;
  if (subjectless.includes(area)) return `${area} knows no subject`;
  if (from && ranks[to] >= ranks[from]) return `${from} comes before ${to}, or beside it`;
  if (to === "flows")
    return target.endsWith("/index.ts") ? undefined : "only a flow's index is open to others";
  return target === `${to}/index.ts` ? undefined : `only ${to}/index.js is open to others`;
}

function moduleOf(path) {
  const [folder, name] = path.split("/");
  return [`${folder}/${name}`, folder].find((module) => module in ranks);
}

/** Comments may speak of the time; code and SQL may not ask for it. */
function checkClock(path, text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
  const forbidden = [
    [/\bnew Date\(\s*\)/g, "new Date()"],
    [/\bDate\.now\b/g, "Date.now"],
    [/\bdayjs\(\s*\)/g, "dayjs()"],
    // A method called now belongs to a clock; SQL's stands free.
    [/(?<![.\w])now\(\s*\)(?!\s*[:{])/gi, "SQL now()"],
    [/\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/gi, "SQL's clock"],
    [/\b(?:clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(/gi, "SQL's clock"],
  ];
  for (const [pattern, name] of forbidden) {
    for (const match of code.matchAll(pattern))
      report(path, text, match.index, `${name}: take the time from a Clock`);
  }
}

function report(path, text, index, message) {
  const line = text.slice(0, index).split("\n").length;
  breaches.push(`${path}:${line} ${message}`);
}
