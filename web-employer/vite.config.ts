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
  base: "/employer/",
  plugins: [react(), documentsApart(), compressedAssets()],
  build: deskBuild,
  server: {
    port: 4102,
    strictPort: true,
    proxy: {
      "^/stamp-link/": { target: server },
      "^/employer/(graphql|documents|files|uploads)(/|\\?|$)": { target: server, ws: true },
    },
  },
});
