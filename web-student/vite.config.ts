import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressedAssets } from "../scripts/compressed-assets.ts";
import { webTests } from "../scripts/web-tests.ts";

/** Where `npm run dev` has the server; the browser sees one origin, as in production. */
const server = process.env.SERVER_URL ?? "http://127.0.0.1:4000";

export default defineConfig({
  base: "/student/",
  plugins: [react(), compressedAssets()],
  build: {
    // scripts/check-bundle.mjs reads the manifest to weigh the first route.
    manifest: true,
    // Phones of several years ago, and the web views of the apps on them.
    target: ["chrome87", "safari14.1"],
    cssTarget: ["chrome87", "safari14.1"],
  },
  server: {
    port: 4101,
    strictPort: true,
    proxy: {
      "^/student/(graphql|documents|files|uploads)(/|\\?|$)": { target: server, ws: true },
    },
  },
  test: {
    ...webTests,
    // antd-mobile is one file, and the app's client and session are made once a page.
    isolate: true,
    setupFiles: [],
    // One file without styles: the package's modules import theirs, which Node cannot read.
    alias: { "antd-mobile": import.meta.resolve("antd-mobile/bundle/antd-mobile.es.js") },
  },
});
