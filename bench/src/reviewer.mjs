// One reviewer at the keyboard in a real browser: how long after the key of an approval the next record can be read.
// Asks a server that runs already, with the demo country: `npm start`. Uses up 101 of its free graduates.

import { createRequire } from "node:module";
import { loadavg } from "node:os";
import puppeteer from "puppeteer-core";
import { HttpLine } from "../../stage/dist/client/http-line.js";
import { generateCountry } from "../../stage/dist/country/index.js";
import { leftFree } from "../../stage/dist/history/allotment.js";
import { Graduate } from "../../stage/dist/people/index.js";
import { agreementOf, OFF_PLATFORM } from "../../stage/dist/people/off-platform.js";
import { pageOfWriting } from "../../stage/dist/people/pictures.js";
import { chromium } from "./chromium.mjs";

const { v7: newId } = createRequire(new URL("../../stage/package.json", import.meta.url))("uuid");

const START = process.env.URL ?? "http://127.0.0.1:4000";
const RECORDS = Number(process.env.RECORDS ?? 100);
const PICTURES = 2;
/** Of 江东理工大学, where the school alone reviews what is registered. */
const SCHOOL = { code: "93201", account: "jdlg" };
/** What a glance at a record takes; the next one is read in advance meanwhile. */
const GLANCE_MS = Number(process.env.GLANCE_MS ?? 1_000);

/** Approves one record after the other by the key A, and tells the times until the next heading and its picture stand. */
export async function benchReviewer({ json }) {
  const country = await demoCountry();
  process.stderr.write(`准备 ${RECORDS + 1} 条补登记录 Preparing ${RECORDS + 1} records with pictures\n`);
  await registerAll(country);
  const times = await review(country.password);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
  const figures = {
    approvals: times.length,
    keys: times.length,
    p50: at(0.5),
    p95: at(0.95),
    worst: at(1),
    load: Number(loadavg()[0].toFixed(1)),
  };
  if (json) process.stdout.write(`${JSON.stringify({ reviewer: figures })}\n`);
  else console.table([figures]);
}

/** ID numbers depend on the graduating year that the server's demo has. */
async function demoCountry() {
  const anyYear = generateCountry();
  const line = await new HttpLine(START, "student").signIn(anyYear.graduates[1].mobile, anyYear.password);
  const { cohort } = await new Graduate(line).self();
  return generateCountry({ cohort });
}

async function registerAll(country) {
  let left = RECORDS + 1;
  for (const person of leftFree(country, SCHOOL.code)) {
    if (left === 0) return;
    const line = await new HttpLine(START, "student").signIn(person.mobile, country.password);
    const graduate = new Graduate(line);
    if ((await graduate.home()).length > 0) continue;
    await register(graduate, person, left);
    left -= 1;
  }
  if (left > 0)
    throw new Error(`The demo has no ${left} more free graduates: delete .data and start it again`);
}

async function register(graduate, person, number) {
  const id = newId();
  const form = agreementOf(OFF_PLATFORM[number % OFF_PLATFORM.length], person);
  await done(graduate.savesPaper(id, form));
  const uploadIds = [];
  for (let page = 0; page < PICTURES; page += 1) {
    const picture = await pageOfWriting(number * PICTURES + page);
    uploadIds.push((await graduate.uploads(id, "AGREEMENT_SCAN", picture, `第${page + 1}页.jpg`)).id);
  }
  await done(graduate.submitsPaper(id, { ...form, uploadIds }));
}

async function done(act) {
  const answer = await act;
  if (answer.code) throw new Error(`${answer.code} ${answer.message} ${JSON.stringify(answer.fields ?? "")}`);
}

async function review(password) {
  const browser = await puppeteer.launch(chromium());
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await signIn(page, password);
    await page.goto(`${START}/admin/registrations`);
    const start = await page.waitForSelector("::-p-text(开始逐条)");
    await start.click();
    await page.waitForSelector(".picture-stage img");
    const times = [];
    while (times.length < RECORDS) {
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
      const readable = page.evaluate(untilNextReadable);
      await page.keyboard.press("a");
      times.push(await readable);
    }
    return times;
  } finally {
    await browser.close();
  }
}

async function signIn(page, password) {
  await page.goto(`${START}/admin/`);
  await page.waitForSelector("input[type=password]");
  const [account, secret] = await page.$$("form input");
  await account.type(SCHOOL.account);
  await secret.type(password);
  await page.keyboard.press("Enter");
  await page.waitForSelector("nav a");
}

/** In the page: milliseconds from the key to the frame after the one with another heading and its picture whole. */
function untilNextReadable() {
  const heading = () => document.querySelector("h1")?.textContent;
  const before = `${location.pathname} ${heading()}`;
  return new Promise((resolve, reject) => {
    document.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const look = () => {
          const picture = document.querySelector(".picture-stage img");
          const isWhole =
            picture?.complete && picture.naturalWidth > 0 && picture.style.visibility !== "hidden";
          const isNext = heading() && `${location.pathname} ${heading()}` !== before;
          if (isNext && isWhole) requestAnimationFrame((now) => resolve(now - timeStamp));
          else if (performance.now() - timeStamp > 30_000) reject(new Error(`Still at ${before}`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}
