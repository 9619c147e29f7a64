// Plugin of the graduates' app: pdf.js waits for itself at its top level, which browsers before 2021 cannot read; whoever uses
// it waits for `pdfjsLibPromise` instead (web-student/src/pdf/draw-pdf.ts).
import type { Plugin } from "vite";

const WAITS = "await (globalThis.pdfjsLibPromise = __webpack_exports__)";

export function pdfjsForOldBrowsers(): Plugin {
  return {
    name: "pdfjs-for-old-browsers",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (!/pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/.test(id)) return null;
      if (!code.includes(WAITS)) return this.error("pdf.js waits in another way now: see oldest-browsers.ts");
      return { code: code.replace(WAITS, WAITS.slice("await ".length)), map: null };
    },
  };
}
