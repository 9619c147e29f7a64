// Holds that one thing has one name wherever people read it: in what the server says, in the apps, in messages and
// papers. The names, and what is said in their place only by mistake, are a table of docs/glossary.md.
// node scripts/check-words.mjs; prints one line a breach and ends with 1 if there is any.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = [
  "server/src",
  "stage/src",
  "web-kit/src",
  "web-admin/src",
  "web-employer/src",
  "web-student",
];
/** The roster's file has the columns of its official sheet; a migration is never changed after it was released. */
const NOT_OURS =
  /^server\/src\/(?:parties\/roster-upload|database\/migrations)\/|^stage\/src\/country\/sample-roster/;

const words = wordsOfGlossary();
const breaches = SOURCES.flatMap(filesOf)
  .filter((path) => !NOT_OURS.test(path))
  .flatMap(breachesIn);
for (const breach of breaches) console.error(breach);
console.log(
  breaches.length === 0 ? `words: ${words.length} names, each said one way` : `${breaches.length} breaches`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;

/** The rows of the table below the heading "Words that people read". */
function wordsOfGlossary() {
  const glossary = readFileSync(join(repository, "docs/glossary.md"), "utf8");
  const table = glossary.split("## Words that people read")[1] ?? "";
  const rows = [...table.matchAll(/^\| (.+?) \| (.+?) \| (.*?) ?\|/gm)].slice(1);
  const known = rows.map(([, say, not, unless]) => ({
    say,
    not: not.split(" · "),
    unless: unless.split(" · ").filter(Boolean),
  }));
  if (known.length === 0) throw new Error("docs/glossary.md has no table of words that people read");
  return known;
}

function breachesIn(path) {
  const lines = readFileSync(join(repository, path), "utf8").split("\n");
  return lines.flatMap((line, index) =>
    words.flatMap(({ say, not, unless }) => {
      const rest = [say, ...unless].reduce((text, phrase) => text.replaceAll(phrase, ""), line);
      return not
        .filter((name) => rest.includes(name))
        .map((name) => `${path}:${index + 1} ${name}: docs/glossary.md says ${say}`);
    }),
  );
}

function filesOf(folder) {
  return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.(?:tsx?|html|json|typ|sql)$/.test(path))
    .filter((path) => !/\/(?:node_modules|dist|gql|\.turbo)\//.test(path) && !/\.spec\.tsx?$/.test(path));
}
