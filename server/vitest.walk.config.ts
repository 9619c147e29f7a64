import { mergeConfig } from "vitest/config";
import tests from "./vitest.config.js";

/** `npm run walk` alone: not found by the tests, since only its caller knows how far to go. */
const config = mergeConfig(tests, { test: { testTimeout: 0 } });
config.test.include = ["test/walk/any.walk.ts"];
export default config;
