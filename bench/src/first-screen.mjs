// Lighthouse on the graduate's home, as its mobile preset measures it (a slow phone on a slow network, simulated), with
// nothing of the app kept by the browser. Asks a server that runs already, with the demo country: `npm start`.
import { existsSync, readdirSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const RUNS = 5;
const START = process.env.URL ?? "http://127.0.0.1:4000";
const ACCOUNT = "19900000580";
const browsers = fileURLToPath(new URL("../../.data/browser", import.meta.url));

/** The median of five runs, and each of them: runs differ by what else the machine does. */
export async function benchFirstScreen({ json }) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure());
  const median = Object.fromEntries(
    Object.keys(runs[0]).map((key) => [key, runs.map((one) => one[key]).sort((a, b) => a - b)[RUNS >> 1]]),
  );
  if (json) process.stdout.write(`${JSON.stringify({ firstScreen: { median, runs } })}\n`);
  else console.table([...runs, median]);
}

async function measure() {
  const browser = await puppeteer.launch(chromium());
  try {
    const page = await browser.newPage();
    await signIn(page);
    // The session and what the app keeps by itself stay; its files do not.
    await page.goto("about:blank");
    await (await page.createCDPSession()).send("Network.clearBrowserCache");
    const { lhr } = await lighthouse(
      `${START}/student/`,
      { logLevel: "error", disableStorageReset: true, onlyCategories: ["performance", "accessibility"] },
      undefined,
      page,
    );
    return figuresOf(lhr);
  } finally {
    await browser.close();
  }
}

async function signIn(page) {
  await page.goto(`${START}/student/`);
  await page.waitForSelector("input[type=password]");
  const [account, password] = await page.$$("form input");
  await account.type(ACCOUNT);
  await password.type("Demo@2027");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".home-content .card");
}

function figuresOf({ categories, audits, environment }) {
  const value = (name) => Math.round(audits[name].numericValue);
  return {
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    firstPaintMs: value("first-contentful-paint"),
    largestPaintMs: value("largest-contentful-paint"),
    blockedMs: value("total-blocking-time"),
    shift: Number(audits["cumulative-layout-shift"].numericValue.toFixed(3)),
    kB: Math.round(audits["total-byte-weight"].numericValue / 1000),
    machine: Math.round(environment.benchmarkIndex),
    load: Number(loadavg()[0].toFixed(1)),
  };
}

/** `CHROMIUM`, or the one that the browser tests have unpacked (e2e/src/browser.ts). */
function chromium() {
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
