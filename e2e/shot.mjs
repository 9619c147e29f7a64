// Takes a picture of a page: node e2e/shot.mjs <url> <out.png> [--width 390] [--height 844] [--full] [--wait 500]
// [--cookie "name=value;path=/student"]. A width below 600 is a phone with touch.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
if (Number(process.versions.node.split(".")[0]) < 24) {
  const node = join(here, "../node_modules/.bin/node");
  process.exit(spawnSync(node, process.argv.slice(1), { stdio: "inherit" }).status ?? 1);
}

const { launchBrowser } = await import("./src/browser.ts");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", default: "1440" },
    height: { type: "string" },
    full: { type: "boolean", default: false },
    wait: { type: "string", default: "300" },
    cookie: { type: "string" },
  },
});
const [url, out] = positionals;
if (!url || !out) {
  console.error(
    "node e2e/shot.mjs <url> <out.png> [--width 390] [--height 844] [--full] [--wait 500] [--cookie c]",
  );
  process.exit(2);
}
const width = Number(values.width);
const phone = width < 600;
const browser = await launchBrowser();
try {
  const context = await browser.newContext({
    viewport: { width, height: Number(values.height ?? (phone ? 844 : 900)) },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: phone,
    hasTouch: phone,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  if (values.cookie) {
    const [pair, path] = values.cookie.split(";path=");
    const [name, value] = pair.split("=");
    await context.addCookies([{ name, value, domain: new URL(url).hostname, path: path ?? "/" }]);
  }
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") console.error(`console: ${message.text()}`);
  });
  await page.goto(url, { waitUntil: "load", timeout: 60_000 });
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
  await page.waitForTimeout(Number(values.wait));
  await page.screenshot({ path: out, fullPage: values.full });
  console.log(`${out}: ${await page.title()}`);
} finally {
  await browser.close();
}
