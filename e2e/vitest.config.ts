import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const long = process.env.LONG === "1";

export default defineConfig({
  resolve: {
    // Packages load graphql's CommonJS file; the server's own modules must get the same one, else "another module or realm".
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve("graphql/index.js")) }],
  },
  test: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    include: ["scenarios/**/*.spec.ts", "src/**/*.spec.ts"],
    exclude: [...configDefaults.exclude, ...(long ? [] : ["**/*.long.spec.ts"])],
    globalSetup: ["src/loaded-country.ts"],
    // Each file has a server of its own and waits more than it works.
    maxWorkers: 2,
    // The files of a worker share its browser and what they import: both cost more than many a scenario.
    isolate: false,
    pool: "forks",
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // What comes live to other windows takes longer than the default second on a busy machine.
    expect: { poll: { timeout: 30_000 } },
  },
});
