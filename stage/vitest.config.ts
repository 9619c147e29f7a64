import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
import server from "../server/vitest.config.js";

/** As the server's tests, whose cluster and sources these use. */
const config = mergeConfig(server, {});
config.test.root = fileURLToPath(new URL(".", import.meta.url));
config.test.globalSetup = [fileURLToPath(new URL("../server/test/cluster.ts", import.meta.url))];
export default config;
