import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressedAssets } from "../scripts/compressed-assets.ts";
import { webTests } from "../scripts/web-tests.ts";

/** Where `npm run dev` has the server; the browser sees one origin, as in production. */
const server = process.env.SERVER_URL ?? "http://127.0.0.1:4000";

export default defineConfig({
  test: webTests,
  base: "/employer/",
  plugins: [react(), compressedAssets()],
  build: {
    // scripts/check-bundle.mjs reads the manifest to weigh the first route.
    manifest: true,
    target: "es2022",
  },
  server: {
    port: 4102,
    strictPort: true,
    proxy: {
      "^/stamp-link/": { target: server },
      "^/employer/(graphql|documents|files|uploads)(/|\\?|$)": { target: server, ws: true },
    },
  },
});
