// Holds what no linter rule can say exactly: the borders between the server's modules and the one clock.
// node scripts/check-sources.mjs; prints one line a breach and ends with 1 if there is any.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(process.argv[2] ?? fileURLToPath(new URL("../server/src", import.meta.url)));

/**
 * A module imports modules of a lower rank only (design.md, "Server"). Below roster stand those that serve every
 * subject and know none.
 */
const ranks = {
  identity: 0,
  documents: 1,
  notifications: 1,
  reporting: 1,
  roster: 2,
  settings: 3,
  staff: 4,
  vocabulary: 4,
  "business-status": 4,
  "employer-warnings": 4,
  employers: 4,
  organisations: 4,
  records: 5,
  uploads: 6,
  agreements: 7,
  "roster-upload": 8,
  terminations: 8,
  destinations: 8,
  archives: 8,
  verification: 9,
  integrity: 9,
  review: 10,
  statistics: 10,
  graduates: 11,
};

/** Folders outside modules/ that know no subject. */
const subjectless = ["workflow", "outbox", "catalogue", "storage"];

/**
 * Deep imports that stand: the ORM lists every entity and must load them before any module's index; the words of
 * identity (roles, viewers: types and lists, nothing that runs) are everybody's.
 */
const deepImports = [
  { from: /^database\//, to: /\.entity\.ts$/ },
  { from: /^(graphql|audit|workflow|outbox)\//, to: /^modules\/identity\/vocabulary\.ts$/ },
];

const breaches = [];

for (const file of readdirSync(root, { recursive: true }).filter((name) => /\.ts$/.test(name))) {
  const path = file.replaceAll("\\", "/");
  const text = readFileSync(join(root, file), "utf8");
  if (!path.endsWith(".spec.ts")) checkImports(path, text);
  if (path !== "clock.ts") checkClock(path, text);
}

for (const breach of breaches) console.error(breach);
console.log(breaches.length === 0 ? "borders and clock: in order" : `${breaches.length} breaches`);
process.exitCode = breaches.length === 0 ? 0 : 1;

function checkImports(path, text) {
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)) {
    const target = relative(root, resolve(root, dirname(path), match[1]))
      .replaceAll("\\", "/")
      .replace(/\.js$/, ".ts");
    const problem = importProblem(path, target);
    if (problem) report(path, text, match.index, `${match[1]}: ${problem}`);
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
  if (!(to in ranks) || (from && !(from in ranks)))
    return `give module ${from && !(from in ranks) ? from : to} a rank`;
  if (from && ranks[to] >= ranks[from]) return `${from} comes before ${to}, or beside it`;
  return target === `modules/${to}/index.ts` ? undefined : `only modules/${to}/index.js is open to others`;
}

function moduleOf(path) {
  const [folder, name] = path.split("/");
  return folder === "modules" && existsSync(join(root, folder, name)) ? name : undefined;
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
  breaches.push(`server/src/${path}:${line} ${message}`);
}
