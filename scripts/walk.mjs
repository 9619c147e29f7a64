// `npm run walk -- [--runs 100] [--seed n] [--path p]`: random walks against the model (server/test/walk). One that
// fails prints the seed and the path by which it is played again.
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bootstrap, environment, root, run } from "./bootstrap.mjs";

await bootstrap(import.meta.url);
const { values } = parseArgs({
  options: { runs: { type: "string" }, seed: { type: "string" }, path: { type: "string" } },
});
const seed = values.seed ?? String(randomInt(2 ** 31));
const runs = values.runs ?? (values.path ? "1" : "100");
process.exitCode = await run("vitest", ["run", "--config", "vitest.walk.config.ts"], {
  cwd: join(root, "server"),
  env: {
    ...environment,
    WALK_RUNS: runs,
    WALK_SEED: seed,
    WALK_TOLD: "1",
    ...(values.path && { WALK_PATH: values.path }),
  },
});
