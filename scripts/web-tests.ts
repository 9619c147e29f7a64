import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

/**
 * How the tests of web-kit and of the apps run. The files of one worker share what they import, because loading antd
 * costs more than most files' tests; `after-each.ts` takes down what a test has drawn, because no new page does.
 */
export const webTests = {
  // One file instead of two thousand: finding and reading them is a fifth of the desks' tests.
  alias: [{ find: /^antd$/, replacement: import.meta.resolve("antd/dist/antd.min.js") }],
  isolate: false,
  maxWorkers: 1,
  testTimeout: 30_000,
  // Vitest empties all sheets, also one that is read as text.
  css: { include: /tokens\.css/ },
  setupFiles: [fileURLToPath(new URL("../web-kit/testing/after-each.ts", import.meta.url))],
} satisfies ViteUserConfig["test"];
