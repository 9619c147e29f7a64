// `npm run scenario -- <name> [--url u] [--list]`: plays a scenario against a running server.
import { join } from "node:path";
import { bootstrap, build, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
build("build", "--filter=@gd/stage");
process.exitCode = await run(process.execPath, [
  join(root, "stage/dist/stories/cli.js"),
  ...process.argv.slice(2),
]);
