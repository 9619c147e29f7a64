import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";
import server, { together } from "../server/vitest.config.js";

/** As the server's tests, whose cluster and sources these use. */
export default {
  ...server,
  test: {
    ...server.test,
    ...together,
    root: fileURLToPath(new URL(".", import.meta.url)),
    globalSetup: [fileURLToPath(new URL("../server/test/cluster.ts", import.meta.url))],
    projects: undefined,
  },
} satisfies ViteUserConfig;
