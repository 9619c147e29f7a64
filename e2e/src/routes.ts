import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const repository = new URL("../../", import.meta.url);

/** The addresses that a router's source declares, as patterns: a new one fails the test that has no place to see it. */
export function routesIn(...files: string[]): string[] {
  const text = files.map((file) => readFileSync(fileURLToPath(new URL(file, repository)), "utf8")).join("\n");
  const declared = [
    ...text.matchAll(/<Route\b[^>]*?\bpath="([^"]+)"/g),
    // Lists of addresses that share a page, and those that a table names.
    ...text.matchAll(/\bpath: "([^"]+)"/g),
  ].map(([, path = ""]) => path);
  const together = [...text.matchAll(/\{\[((?:"[\w-]+"(?:, )?)+)\]\.map\(\(path\)/g)].flatMap(
    ([, names = ""]) => names.split(", ").map((name) => name.slice(1, -1)),
  );
  const index = /<Route index /.test(text) ? ["/"] : [];
  const paths = [...declared, ...together].map((path) => (path.startsWith("/") ? path : `/${path}`));
  return [...new Set([...index, ...paths])].sort();
}
