import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { chromiumEnvironment } from "./browser.js";

const folder = fileURLToPath(new URL("../../.data/browser", import.meta.url));
const require = createRequire(import.meta.url);

/** Whether the old browser runs on this system: its package has it for Linux on x64 alone. */
export const hasOldBrowser = process.platform === "linux" && process.arch === "x64";

/**
 * Starts a Chromium 80, the oldest browser of the graduates' app (scripts/oldest-browsers.ts), from the npm package
 * chrome-aws-lambda. Playwright of today does not speak to it; the puppeteer of its time does.
 */
export async function launchOldBrowser(): Promise<Browser> {
  return await puppeteer.launch({
    executablePath: await unpack(),
    headless: true,
    args: [
      "--no-sandbox",
      "--single-process",
      "--no-zygote",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--lang=zh-CN",
    ],
    env: chromiumEnvironment(),
  });
}

/** A phone's window at an address. Errors that the page does not catch are added to `problems`. */
export async function openOld(browser: Browser, url: string, problems: string[]): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.setDefaultTimeout(45_000);
  page.on("response", (answer) => {
    if (answer.status() >= 400) problems.push(`${answer.url()}: ${answer.status()}`);
  });
  await page.goto(url);
  return page;
}

/** Runs in the page. */
const shows = (text: string) => document.body.innerText.includes(text);

/** Waits until the page shows the words. */
export async function seesOld(page: Page, words: string): Promise<void> {
  await page.waitForFunction(shows, {}, words).catch(async (error: unknown) => {
    const shown = await page.$$eval("body", ([body]) => (body as HTMLElement).innerText);
    throw new Error(`the page does not show ${words}, but:\n${shown}`, { cause: error });
  });
}

/**
 * Presses what bears the words, once it can be pressed: a button, link or label; again, as people do on a slow phone,
 * until the page shows `until`.
 */
export async function pressesOld(page: Page, words: string, until?: string): Promise<void> {
  const place = `//*[self::button or self::a or self::label][not(@disabled)][contains(normalize-space(.), "${words}")]`;
  await page.waitForXPath(place);
  for (let presses = 0; presses < 10; presses += 1) {
    const [found] = await page.$x(place);
    await found?.evaluate((element) => (element as HTMLElement).click());
    if (!until) return;
    const shown = await page
      .waitForFunction(shows, { timeout: 5_000 }, until)
      .then(() => true)
      .catch(() => false);
    if (shown) return;
  }
  await seesOld(page, until ?? words);
}

/** Types into the field under a label. */
export async function typesOld(page: Page, label: string, text: string): Promise<void> {
  const [input] = await page.$x(`//*[@id=//label[starts-with(normalize-space(.), "${label}")]/@for]`);
  if (!input) throw new Error(`no field is called ${label}`);
  await input.focus();
  await page.keyboard.sendCharacter(text);
}

/** Chooses a file. The driver's own way fetches a `data:` address in the page, which the content security policy forbids. */
export async function choosesOld(page: Page, field: string, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    (selector = "", fileName = "", base64 = "") => {
      const input = document.querySelector<HTMLInputElement>(selector);
      if (!input) throw new Error(`no field is ${selector}`);
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([content], fileName, { type: "image/jpeg" }));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    field,
    name,
    bytes.toString("base64"),
  );
}

async function unpack(): Promise<string> {
  const program = join(folder, "chromium-80");
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const packed = join(dirname(require.resolve("chrome-aws-lambda/package.json")), "bin/chromium.br");
  const partial = `${program}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(partial));
  await chmod(partial, 0o755);
  renameSync(partial, program);
  return program;
}
