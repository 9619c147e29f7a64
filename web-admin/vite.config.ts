import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressedAssets } from "../scripts/compressed-assets.ts";
import { documentsApart } from "../scripts/documents-apart.ts";
import { deskBuild } from "../scripts/oldest-browsers.ts";
import { webTests } from "../scripts/web-tests.ts";

/** Where `npm run dev` has the server; the browser sees one origin, as in production. */
const server = process.env.SERVER_URL ?? "http://127.0.0.1:4000";

export default defineConfig({
  test: webTests,
  base: "/admin/",
  plugins: [react(), documentsApart(), compressedAssets()],
  build: deskBuild,
  server: {
    port: 4103,
    strictPort: true,
    proxy: {
      "^/admin/(graphql|documents|files|uploads|roster-uploads|roster-template)(/|\\.|\\?|$)": {
        target: server,
        ws: true,
      },
    },
  },
});
