import { cpus, loadavg } from "node:os";
import { startMetered } from "../contestants.mjs";
import { withClient } from "../databases.mjs";
import { casesOf } from "./cases.mjs";
import { openCountries } from "./database.mjs";
import { inTime } from "./pace.mjs";
import { valuesOf } from "./values.mjs";

const VIEWERS = ["ministry", "province", "school", "operator"];
/** What growth is measured against: some 100,000 graduates. */
const SMALL = 0.00787;
const SCALE = 0.1;
const ROUNDS = 12;
const PER_SECOND = 20;
/** What a list may take, and how much more than in the small country once it takes longer than {@link FLAT_MS}. */
const MOST_MS = 60;
const MOST_GROWTH = 1.5;
const FLAT_MS = 20;

/**
 * Every list with every filter, its next page, totals and home counts, for each viewer of a country and of a small part
 * of it: 20 requests a second in an order drawn anew for each round.
 */
export async function benchCountry({ json, scale, data, rounds, only }) {
  const say = (text) => process.stderr.write(`${text}\n`);
  const scales = [Number(scale ?? SCALE), SMALL];
  if (!scales.every((each) => each > 0 && each <= 1)) throw new Error("--scale: 0 < scale <= 1");
  const countries = await openCountries(say, { scales, folder: data });
  try {
    const measured = [];
    for (const [at, url] of countries.urls.entries()) {
      say(`规模 scale ${scales[at]}`);
      measured.push(
        await measure(url, countries.environment, Number(rounds ?? ROUNDS), new RegExp(only ?? ""), say),
      );
    }
    const rows = compare(...measured);
    say(`load of the machine ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
    if (json) process.stdout.write(`${JSON.stringify({ scale: scales[0], against: SMALL, rows })}\n`);
    else print(rows);
  } finally {
    await countries.stop();
  }
}

async function measure(url, environment, rounds, only, say) {
  const values = await withClient(url, async (client) => {
    await client.query("update session set last_seen_at = now()");
    await forgetMisses(client);
    return await valuesOf(client);
  });
  const server = await startMetered(url, environment);
  try {
    const cases = [];
    for (const viewer of VIEWERS) {
      const door = server.doorOf("admin");
      const target = { ...door, headers: { ...door.headers, cookie: `gd_session=bench-bench.${viewer}` } };
      say(viewer);
      const own = await casesOf((body) => answerOf(target, body), values, say);
      cases.push(
        ...own
          .map((each) => ({ ...each, viewer, target, times: [] }))
          .filter((each) => only.test(`${viewer} ${each.name}`)),
      );
    }
    say(
      `${cases.length} 种请求 kinds of request, each ${rounds} ×, in ${Math.round((cases.length * rounds) / PER_SECOND)} s`,
    );
    for (let round = 0; round < rounds; round += 1) {
      await withClient(url, forgetMisses);
      await inTime(shuffled(cases), PER_SECOND, async ({ target, body, times }) => {
        const began = performance.now();
        const { errors } = await answerOf(target, body);
        // What the server gives up has no time.
        times.push(errors ? Number.POSITIVE_INFINITY : performance.now() - began);
        if (errors) say(`  ${JSON.stringify(body.variables)}: ${errors[0].message}`);
      });
    }
    return new Map(cases.map((each) => [`${each.viewer} ${each.name}`, each]));
  } finally {
    await server.stop();
  }
}

/** An account may look twenty times a day for a number that nobody has (P-08). */
async function forgetMisses(client) {
  await client.query("delete from rate_limit");
}

async function answerOf({ port, path, headers }, body) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return await response.json();
}

function shuffled(items) {
  return items
    .map((item) => [Math.random(), item])
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);
}

function compare(large, small) {
  return [...large].map(([name, { found, times }]) => {
    const before = small.get(name)?.times;
    const [p50, p95] = [at(times, 0.5), at(times, 0.95)];
    const growth = before ? round(p50 / at(before, 0.5), 2) : null;
    const flat = p95 < FLAT_MS || (growth !== null && growth <= MOST_GROWTH);
    return { name, found, p50, p95, growth, kept: p95 <= MOST_MS && flat };
  });
}

function at(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN, 1);
}

function round(value, places) {
  return Number(value.toFixed(places));
}

function print(rows) {
  const widest = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, found, p50, p95, growth, kept } of rows.sort((one, other) => one.p95 - other.p95)) {
    console.log(
      `${name.padEnd(widest)} ${found.padEnd(7)} p50 ${p50} · p95 ${p95} ms · growth ${growth ?? "–"}${kept ? "" : "  ✗"}`,
    );
  }
  const missed = rows.filter(({ kept }) => !kept).length;
  console.log(
    `\n${rows.length} kinds of request, ${missed} above ${MOST_MS} ms, or above ${FLAT_MS} ms and grown by more than ${MOST_GROWTH}`,
  );
}
