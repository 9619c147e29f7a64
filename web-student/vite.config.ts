import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressedAssets } from "../scripts/compressed-assets.ts";
import { documentsApart } from "../scripts/documents-apart.ts";
import { firstLoads } from "../scripts/first-loads.ts";
import { PHONE_STEPS, phoneBuild } from "../scripts/oldest-browsers.ts";
import { pdfjsForOldBrowsers } from "../scripts/pdfjs-for-old-browsers.ts";
import { webTests } from "../scripts/web-tests.ts";

/** Where `npm run dev` has the server; the browser sees one origin, as in production. */
const server = process.env.SERVER_URL ?? "http://127.0.0.1:4000";

export default defineConfig({
  base: "/student/",
  plugins: [react(), documentsApart(), firstLoads(PHONE_STEPS), pdfjsForOldBrowsers(), compressedAssets()],
  build: phoneBuild,
  worker: { format: "iife", plugins: () => [] },
  server: {
    port: 4101,
    strictPort: true,
    proxy: {
      "^/student/(graphql|documents|files|uploads)(/|\\?|$)": { target: server, ws: true },
    },
  },
  test: {
    ...webTests,
    setupFiles: ["test/after-each.ts", webTests.setupFiles].flat(),
    // One file without styles: the package's modules import theirs, which Node cannot read.
    alias: { "antd-mobile": import.meta.resolve("antd-mobile/bundle/antd-mobile.es.js") },
  },
});
