// `npm run bench -- review-queue | roster [--json]`: measures against rivals; see bench/src and docs/adr/0006.
// The rivals are heavy (PostGraphile brings some 160 MB) and nobody else's business: they have a lock file of their
// own below bench/ and are installed the first time they are wanted.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bootstrap, build, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
const bench = join(root, "bench");
const installed = existsSync(join(bench, "node_modules/.package-lock.json"));
const ready =
  installed ||
  (await run("npm", ["ci", "--workspaces=false", "--silent"], {
    cwd: bench,
    shell: process.platform === "win32",
  })) === 0;
if (ready) build("build", "--filter=@gd/server");
process.exitCode = ready
  ? await run(process.execPath, [join(bench, "src/cli.mjs"), ...process.argv.slice(2)])
  : 1;
