import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const browsers = fileURLToPath(new URL("../../.data/browser", import.meta.url));

/** `CHROMIUM`, or the one that the browser tests have unpacked (e2e/src/browser.ts). */
export function chromium() {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--lang=zh-CN"];
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM, args };
  const name = existsSync(browsers) && readdirSync(browsers).find((one) => /^chromium-[\d.]+$/.test(one));
  if (!name) throw new Error("No Chromium: set CHROMIUM to its path, or run the browser tests once.");
  const folder = join(browsers, name);
  return {
    executablePath: join(folder, "chromium"),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_FILE: join(browsers, "fonts.conf"),
    },
  };
}
