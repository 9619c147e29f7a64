// `npm run bench -- review-queue [--json]`: measures against rivals; see bench/src and docs/adr/0006.
import { join } from "node:path";
import { bootstrap, build, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
build("build", "--filter=@gd/server");
process.exitCode = await run(process.execPath, [join(root, "bench/src/cli.mjs"), ...process.argv.slice(2)]);
