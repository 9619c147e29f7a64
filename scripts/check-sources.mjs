// Holds what no linter rule can say exactly: the one clock, one meaning for each name of a type, and one place for colours.
// node scripts/check-sources.mjs; prints one line a breach and ends with 1 if there is any.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));

const breaches = [];

for (const folder of ["server/src", "stage/src"]) {
  for (const { path, text } of sourcesOf(folder)) {
    if (path !== "server/src/platform/clock.ts") checkClock(path, text);
  }
}

for (const workspace of ["server", "stage", "web-kit", "web-admin", "web-employer", "web-student", "e2e"]) {
  checkNames(sourcesOf(workspace));
}

for (const workspace of ["web-kit", "web-admin", "web-employer", "web-student"]) {
  for (const { path, text } of sourcesOf(`${workspace}/src`)) checkColours(path, text);
}

for (const breach of breaches) console.error(breach);
console.log(breaches.length === 0 ? "clock, names and colours: in order" : `${breaches.length} breaches`);
process.exitCode = breaches.length === 0 ? 0 : 1;

function sourcesOf(folder) {
  return readdirSync(join(repository, folder), { recursive: true })
    .filter((name) => /\.(tsx?|sql|css)$/.test(name) && !/(^|[\\/])(node_modules|dist|gql)[\\/]/.test(name))
    .map((name) => ({
      path: `${folder}/${name.replaceAll("\\", "/")}`,
      text: readFileSync(join(repository, folder, name), "utf8"),
    }));
}

/** Comments may speak of the time; code and SQL may not ask for it. */
function checkClock(path, text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$|^\s*--.*$/gm, (comment) =>
    comment.replace(/[^\n]/g, " "),
  );
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

/** A type's name says what it is within a workspace: two types of one name are two things that a reader takes for one. */
function checkNames(sources) {
  const homes = new Map();
  for (const { path, text } of sources) {
    const types = text.matchAll(/^export (?:abstract )?(?:class|interface|type|enum) (\w+)/gm);
    for (const { 1: name, index } of types) {
      const home = homes.get(name);
      if (home && home !== path) report(path, text, index, `${name}: ${home} has another type of this name`);
      homes.set(name, home ?? path);
    }
  }
}

/** A colour has its meaning, and its contrast, from the tokens. */
function checkColours(path, text) {
  if (path === "web-kit/src/theme/tokens.css" || path.endsWith(".spec.ts")) return;
  for (const match of text.matchAll(/#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgb|hsl)a?\(/gi))
    report(path, text, match.index, `${match[0]}: take the colour from web-kit/src/theme/tokens.css`);
}

function report(path, text, index, message) {
  const line = text.slice(0, index).split("\n").length;
  breaches.push(`${path}:${line} ${message}`);
}
