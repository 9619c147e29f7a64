import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const source = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" });
const read = (file: string) => readFileSync(join(source, file), "utf8");

/** Loaded with the app itself (app/show-app.tsx). */
const EVERYWHERE = new Set(["app/app.css", "ui/ui.css"]);

/** By class: the sheets that say how it looks. */
const sheets = new Map<string, Set<string>>();
for (const sheet of files.filter((file) => file.endsWith(".css"))) {
  for (const [, name = ""] of read(sheet).matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)) {
    sheets.set(name, (sheets.get(name) ?? new Set()).add(sheet));
  }
}

it("every component brings the styles of the classes it draws with, whatever page it is opened from", () => {
  const bare = files
    .filter((file) => file.endsWith(".tsx") && !file.endsWith(".spec.tsx"))
    .flatMap((file) => {
      const brought = new Set([...EVERYWHERE, ...styleImports(file)]);
      const missing = classesOf(read(file)).filter((name) => {
        const where = sheets.get(name);
        return where && ![...where].some((sheet) => brought.has(sheet));
      });
      return missing.map((name) => `${file}: .${name} of ${[...(sheets.get(name) ?? [])].join()}`);
    });
  expect(bare).toEqual([]);
});

function styleImports(file: string): string[] {
  return [...read(file).matchAll(/^import "(.*\.css)";/gm)].map(([, path = ""]) => join(dirname(file), path));
}

/** Words of whatever is given as a class; a word that is none has no sheet. */
function classesOf(text: string): string[] {
  const given = text.matchAll(/className=(?:"([^"]*)"|\{([^}]*(?:\$\{[^}]*\}[^}]*)*)\})/g);
  const words = [...given].flatMap(
    ([, plain = "", code = ""]) => `${plain} ${code}`.match(/[a-z][\w-]*/g) ?? [],
  );
  return [...new Set(words)];
}
