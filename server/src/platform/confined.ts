import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A program of ours beside the module that starts it. Tests run the sources, which Node cannot: a child is always the
 * built file.
 */
export function builtProgram(besides: string, path: string): string {
  return fileURLToPath(new URL(path, besides.replace(/\/src\/(?!.*\/src\/)/, "/dist/")));
}

/** Flags of Node for a child that reads strangers' files: it reads its own program and nothing else, and writes nothing. */
export function readingCodeAlone(program: string): string[] {
  const reads = codeOf(builtFolder(program)).map((path) => `--allow-fs-read=${path}`);
  return ["--permission", ...reads, "--disable-warning=SecurityWarning"];
}

function builtFolder(program: string): string {
  let folder = dirname(program);
  while (!/[\\/]dist$/.test(folder)) {
    if (folder === dirname(folder)) throw new Error(`No built program: ${program}`);
    folder = dirname(folder);
  }
  return folder;
}

/** The built program and what it may import: packages, and the package.json files that say how. */
function codeOf(built: string): string[] {
  const code = [built];
  for (let folder = dirname(built); folder !== dirname(folder); folder = dirname(folder)) {
    code.push(join(folder, "node_modules"), join(folder, "package.json"));
  }
  return code.filter((path) => existsSync(path));
}
