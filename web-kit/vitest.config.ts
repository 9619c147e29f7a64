import { defineConfig } from "vitest/config";
import { webTests } from "../scripts/web-tests.ts";

export default defineConfig({ test: webTests });
