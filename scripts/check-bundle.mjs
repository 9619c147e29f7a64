// Weighs the JavaScript that an app loads before its first screen: the entry, all it imports statically, and for the
// graduates' app the steps in which it begins and the heaviest page that may come first. node scripts/check-bundle.mjs
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** In kB gzipped. A desk's first screen is its sign-in; what lies behind it is fetched afterwards. */
const LIMITS = [
  { app: "student", limit: 200, firstRoutes: true },
  { app: "employer", limit: 250, firstRoutes: false },
  { app: "admin", limit: 300, firstRoutes: false },
];

process.exitCode = LIMITS.map(isWithin).every(Boolean) ? 0 : 1;

function isWithin({ app, limit, firstRoutes }) {
  const dist = fileURLToPath(new URL(`../web-${app}/dist`, import.meta.url));
  const manifestFile = join(dist, ".vite/manifest.json");
  if (!existsSync(manifestFile)) {
    console.error(`${manifestFile} is missing: build web-${app} first`);
    return false;
  }
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const weights = new Map(
    Object.entries(manifest)
      .filter(([, { file }]) => file.endsWith(".js"))
      .map(([key, { file }]) => [key, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length]),
  );
  const weigh = (keys) => [...closure(manifest, keys)].reduce((sum, key) => sum + (weights.get(key) ?? 0), 0);
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const first = firstRoutes ? [entry, ...(manifest[entry].dynamicImports ?? [])] : [entry];
  // Any page may come first, by a link in a message: the heaviest of those that the shell loads lazily counts.
  const pages = [...closure(manifest, first)]
    .flatMap((key) => manifest[key].dynamicImports ?? [])
    .filter((key) => firstRoutes && key.endsWith("-page.tsx"));
  const totals = [[], ...pages.map((page) => [page])].map((page) => ({
    page,
    bytes: weigh([...first, ...page]),
  }));
  const heaviest = totals.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  console.log(`web-${app}: ${kilobytes(heaviest.bytes)} kB of ${limit} kB gzipped ${heaviest.page.join()}`);
  if (heaviest.bytes <= limit * 1000) return true;
  const parts = [...closure(manifest, [...first, ...heaviest.page])].map((key) => [
    key,
    weights.get(key) ?? 0,
  ]);
  for (const [key, bytes] of parts.sort((one, other) => other[1] - one[1]).slice(0, 12)) {
    console.error(`  ${kilobytes(bytes)} kB  ${key}`);
  }
  return false;
}

function closure(manifest, keys) {
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

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
