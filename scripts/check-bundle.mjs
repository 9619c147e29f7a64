// Weighs the JavaScript a phone loads before the first route of web-student shows: the entry, all it imports
// statically, and the page's own lazy chunk with its imports. node scripts/check-bundle.mjs
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const limitKilobytes = 220;
const dist = process.argv[2] ?? fileURLToPath(new URL("../web-student/dist", import.meta.url));
const manifestFile = join(dist, ".vite/manifest.json");
if (!existsSync(manifestFile)) {
  console.error(`${manifestFile} is missing: build web-student first`);
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = closure([entry]);
const routes = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
const weights = new Map();
for (const key of new Set([...shell, ...routes.flatMap((route) => [...closure([route])])])) {
  const { file } = manifest[key];
  if (file.endsWith(".js")) weights.set(key, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
}

// Any page may come first, by a link in a message: the heaviest of those that the shell loads lazily counts.
const pages = [...shell].flatMap((key) => manifest[key].dynamicImports ?? []);
const shellWeight = weigh(shell);
const totals = pages.map((page) => ({ page, bytes: weigh(closure([entry, page])) }));
const heaviest = totals.sort((one, other) => other.bytes - one.bytes)[0] ?? {
  page: "(none)",
  bytes: shellWeight,
};

console.log(`entry and static imports: ${kilobytes(shellWeight)} kB gzipped`);
console.log(
  `with the heaviest first route (${heaviest.page}): ${kilobytes(heaviest.bytes)} kB of ${limitKilobytes} kB`,
);
if (heaviest.bytes > limitKilobytes * 1000) {
  for (const [key, bytes] of [...weights].sort((one, other) => other[1] - one[1]).slice(0, 12)) {
    console.error(`  ${kilobytes(bytes)} kB  ${key}`);
  }
  process.exit(1);
}

function closure(keys) {
  const found = new Set();
  const open = [...keys];
  while (open.length > 0) {
    const key = open.pop();
    if (found.has(key)) continue;
    found.add(key);
    open.push(...(manifest[key].imports ?? []));
  }
  return found;
}

function weigh(keys) {
  return [...keys].reduce((sum, key) => sum + (weights.get(key) ?? 0), 0);
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
