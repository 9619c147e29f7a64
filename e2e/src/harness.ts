import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { inject, onTestFailed } from "vitest";
import { launchBrowser } from "./browser.js";
import { type RunningServer, STORY_BEGINS, startServer, type Where } from "./platform.js";

export const picturesFolder = fileURLToPath(new URL("../pictures", import.meta.url));

const takesPictures = process.env.PICTURES === "1" || process.env.LONG === "1";
const place: BrowserContextOptions = { locale: "zh-CN", timezoneId: "Asia/Shanghai" };
const phone: BrowserContextOptions = {
  ...place,
  viewport: { width: 390, height: 844 },
  // Four points where one will do for who does not look.
  deviceScaleFactor: takesPictures ? 2 : 1,
  isMobile: true,
  hasTouch: true,
};
const desk: BrowserContextOptions = { ...place, viewport: { width: 1440, height: 900 } };

/** A server with the demo country and windows before it. */
export interface Platform {
  /** Origin, without a slash at its end. */
  url: string;
  server: RunningServer;
  browser: Browser;
  /** Each window's own. */
  windows: BrowserContext[];
  /** Errors that pages did not catch, and answers of 500 and above; looked at by {@link Platform.stop}. */
  problems: string[];
  /** Closes the windows and ends the server. @throws when a page met an error that no test expected. */
  stop(): Promise<void>;
}

/** Starts everything. */
export async function startPlatform(where: Where = "here"): Promise<Platform> {
  const server = await startServer(inject("loadedCountry"), where);
  const browser = await theBrowser().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const problems: string[] = [];
  const windows: BrowserContext[] = [];
  return {
    url: server.url,
    server,
    browser,
    windows,
    problems,
    stop: async () => {
      await Promise.all(windows.map((context) => context.close()));
      await server.stop();
      if (problems.length > 0) throw new Error(`pages met errors:\n${problems.join("\n")}`);
    },
  };
}

let launched: Promise<Browser> | undefined;

/** One for all files of a worker, which ends it with itself: what a window keeps it keeps to itself. */
async function theBrowser(): Promise<Browser> {
  const running = await launched?.catch(() => undefined);
  if (running?.isConnected()) return running;
  launched = launchBrowser();
  return await launched;
}

/** A window of its own, phone-sized with touch, at `path` of the students' app. */
export function openStudent(platform: Platform, path = "/"): Promise<Page> {
  return open(platform, "student", path, phone);
}

/** A window of its own, desktop-sized, at `path` of the employers' app. */
export function openEmployer(platform: Platform, path = "/"): Promise<Page> {
  return open(platform, "employer", path, desk);
}

/** A phone at `path` of the employers' app: what the link of an SMS opens (F-32). */
export function openEmployerOnPhone(platform: Platform, path = "/"): Promise<Page> {
  return open(platform, "employer", path, phone);
}

/** A window of its own, desktop-sized, at `path` of the administrators' app. */
export function openAdmin(platform: Platform, path = "/"): Promise<Page> {
  return open(platform, "admin", path, desk);
}

/** How often a window is looked at until two looks are alike: what always moves (a countdown) is taken as it is. */
const LOOKS = 6;

/**
 * Keeps what the window shows as e2e/pictures/<name>.png for whoever looks at the screens: with `PICTURES=1` and in
 * `npm run test:long` only, because the 154 pictures cost a third of the browser tests' time.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (takesPictures) await photograph(page, name);
}

/** Writes the picture once its fonts are there and nothing moves; answers the file. */
async function photograph(page: Page, name: string): Promise<string> {
  mkdirSync(picturesFolder, { recursive: true });
  const path = join(picturesFolder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  let before = await page.screenshot();
  for (let look = 1; look < LOOKS; look += 1) {
    const now = await page.screenshot();
    if (now.equals(before)) break;
    before = now;
  }
  writeFileSync(path, before);
  return path;
}

/**
 * Moves the server's test clock forward by whole seconds and settles what it decides; answers the new time.
 * Asked through the anonymous endpoint: needs no one to be signed in.
 */
export async function advanceClock(platform: Platform, seconds: number): Promise<string> {
  const answer = await fetch(`${platform.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: "mutation AdvanceClock($seconds: Int!) { advanceClock(seconds: $seconds) }",
      variables: { seconds },
    }),
  });
  const body = (await answer.json()) as { data?: { advanceClock: string }; errors?: { message: string }[] };
  if (!body.data) throw new Error(body.errors?.map((error) => error.message).join("; ") ?? answer.statusText);
  return body.data.advanceClock;
}

async function open(
  platform: Platform,
  app: string,
  path: string,
  options: BrowserContextOptions,
): Promise<Page> {
  // A dialog that still grows is not where it will be: a press on a busy machine falls beside its button.
  const context = await platform.browser.newContext({ reducedMotion: "reduce", ...options });
  platform.windows.push(context);
  context.setDefaultTimeout(45_000);
  // Screens offer the cohort at work by the clock of the person's machine.
  await context.clock.setSystemTime(STORY_BEGINS);
  const page = await context.newPage();
  page.on("pageerror", (error) => platform.problems.push(`${app} ${page.url()}: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) platform.problems.push(`${app} ${response.url()}: ${response.status()}`);
  });
  onTestFailed(async () => {
    const where = page.url();
    const file = await photograph(page, `failed-${app}-${platform.windows.indexOf(context)}`);
    console.error(`${app} at ${where}: ${file}`);
  });
  await page.goto(`${platform.url}/${app}${path}`);
  return page;
}
