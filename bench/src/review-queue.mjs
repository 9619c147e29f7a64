import { deepStrictEqual } from "node:assert";
import { cpus, loadavg } from "node:os";
import { startPlatform, startRival } from "./contestants.mjs";
import { CLIENT_CORE, canPin, pin, processorSeconds } from "./cores.mjs";
import { openDatabases, withClient } from "./databases.mjs";
import { ask, load } from "./load.mjs";
import { SCOPE } from "./postgraphile-scope.mjs";

const CONNECTIONS = [10, 100];
/** Each round asks all in turn, so that whatever else the machine does falls on all of them. */
const ROUNDS = 6;
const SLICE_SECONDS = 3;
const WARM_UP_SECONDS = 4;

/**
 * The first page of a school's review queue: (a) by hand, (b) PostGraphile, (c) the platform; and how (c) grows from
 * a hundredth of the country to all of it.
 */
export async function benchReviewQueue({ json }) {
  const say = (text) => process.stderr.write(`${text}\n`);
  if (!canPin) say("不能固定处理器核心,数字仅供参考。Cores cannot be pinned here: figures are a hint only.");
  const databases = await openDatabases(say);
  const running = [];
  const begun = async (starting) => {
    const contestant = await starting;
    running.push(contestant);
    return contestant;
  };
  try {
    pin(process.pid, CLIENT_CORE);
    const { urls, environment } = databases;
    await withClient(urls.country, (client) => client.query(SCOPE));
    const c = await begun(startPlatform(urls.country, environment));
    const small = await begun(startPlatform(urls.hundredth, environment));
    const { cookie } = c.target.headers;
    const a = await begun(startRival("handwritten", urls.country, cookie));
    const b = await begun(startRival("postgraphile", urls.country, cookie));
    await assertSameAnswers(a, b, c);
    const loads = [];
    for (const connections of CONNECTIONS) loads.push(await compare({ a, b, c }, connections, say));
    const growth = await compareSizes(c, small, say);
    if (json) process.stdout.write(`${JSON.stringify({ loads, growth })}\n`);
    else print(loads, growth);
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
    await databases.stop();
  }
}

/** @throws when the rivals do not answer the page that the platform answers. */
async function assertSameAnswers(a, b, c) {
  const [ofA, ofB, ofC] = await Promise.all(
    [a, b, c].map(async ({ target }) => (await ask(target)).answer.data),
  );
  deepStrictEqual(ofA, ofC);
  const rows = ofC.reviewQueue.rows;
  if (rows.length !== 20) throw new Error(`A page of ${rows.length} rows`);
  deepStrictEqual(
    ofB.allRecords.nodes.map((node) => [
      node.rowId,
      node.graduateByGraduateId.idNumberMask,
      node.agreementByRecordId.employerName,
    ]),
    rows.map((row) => [row.id, row.idNumberMasked, row.counterpart]),
  );
}

async function compare(contestants, connections, say) {
  const measured = await interleave(contestants, connections);
  const [ofA, ofB, ofC] = [measured.a, measured.b, measured.c].map(figures);
  const [forA, forB, forC] = [measured.a, measured.b, measured.c].map(processorPerRequest);
  say(
    `${connections} 连接 connections: processor per request a ${forA} · b ${forB} · c ${forC} ms; ` +
      `load of the machine ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`,
  );
  return {
    connections,
    a: ofA,
    b: ofB,
    c: ofC,
    "c/a": round(ofC.rps / ofA.rps, 2),
    "c/b": round(ofC.rps / ofB.rps, 2),
  };
}

/** Page p50 of the country over its hundredth, one request at a time so that only the page is measured. */
async function compareSizes(country, hundredth, say) {
  const measured = await interleave({ country, hundredth }, 1);
  const p50 = (slices) => figures(slices).p50;
  const [large, small] = [p50(measured.country), p50(measured.hundredth)];
  say(`首页 p50 page: ${large} ms at 1,000,000 agreements, ${small} ms at 10,000`);
  return round(large / small, 2);
}

async function interleave(contestants, connections) {
  const names = Object.keys(contestants);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await load(contestants[name].target, connections, WARM_UP_SECONDS);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(turn + place) % names.length];
      const { pid, target } = contestants[name];
      const before = processorSeconds(pid);
      const slice = await load(target, connections, SLICE_SECONDS);
      measured[name].push({ ...slice, processor: processorSeconds(pid) - before });
    }
  }
  return measured;
}

/** Requests per second as the median of the rounds, latencies in milliseconds over all of them. */
function figures(slices) {
  const rps = slices.map(({ latencies, seconds }) => latencies.length / seconds).sort((x, y) => x - y);
  const all = slices.flatMap(({ latencies }) => latencies).sort((x, y) => x - y);
  const at = (share) => round(all[Math.floor((all.length - 1) * share)] ?? Number.NaN, 2);
  const middle = rps.length >> 1;
  return {
    rps: Math.round((rps[middle] + rps[middle - (rps.length % 2 === 0 ? 1 : 0)]) / 2),
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** Milliseconds of the server's processor: what other programs on the machine hardly change. */
function processorPerRequest(slices) {
  const spent = slices.reduce((sum, { processor }) => sum + processor, 0);
  const answered = slices.reduce((sum, { latencies }) => sum + latencies.length, 0);
  return round((spent / answered) * 1000, 3);
}

function round(value, places) {
  return Number(value.toFixed(places));
}

function print(loads, growth) {
  for (const each of loads) {
    console.log(`\n${each.connections} 连接 connections`);
    console.table({ a: each.a, b: each.b, c: each.c });
    console.log(`c/a ${each["c/a"]} · c/b ${each["c/b"]}`);
  }
  console.log(`\ngrowth ${growth}`);
}
