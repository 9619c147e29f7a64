import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const long = process.env.LONG === "1";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    include: ["scenarios/**/*.spec.ts", "src/**/*.spec.ts"],
    exclude: [...configDefaults.exclude, ...(long ? [] : ["**/*.long.spec.ts"])],
    // Each file starts a server and a browser: one at a time on two cores.
    fileParallelism: false,
    pool: "forks",
    testTimeout: 120_000,
    // Each file loads the demo country: half a minute alone, far longer beside other work.
    hookTimeout: 240_000,
  },
});
