import { request } from "node:http";
import { cpus, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openSession, SESSION_COOKIE } from "../../server/dist/parties/identity/index.js";
import { xlsxOf } from "../../server/dist/spreadsheet/index.js";
import { JSON_HEADERS, signIn, startWithWorker } from "./contestants.mjs";
import { openDatabases } from "./databases.mjs";
import { REVIEWER } from "./fill.mjs";
import { ask } from "./load.mjs";
import { operationOf, QUEUE_VARIABLES } from "./operation.mjs";
import { watchProcesses } from "./processes.mjs";

const ROWS = 1_000_000;
const CELLS = 20;
const LONGEST_MS = 600_000;
/** Requests a second of other users, beside the export. */
const OTHERS = 20;

/**
 * A country's list as XLSX: the writer alone with 1,000,000 rows of 20 cells, also read slowly; then through the server,
 * by the worker, while a reviewer asks for pages; and a school's list fetched directly.
 */
export async function benchExport({ json }) {
  const say = (text) => process.stderr.write(`${text}\n`);
  const busy = () => `load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;
  const figures = { writer: await writerAlone(), slowReader: await readSlowly() };
  say(`${JSON.stringify(figures)}; ${busy()}`);
  const databases = await openDatabases(say, { names: ["country"], pinned: false });
  try {
    const url = databases.urls.country;
    const cookie = await ministry(url);
    const server = await startWithWorker(url, databases.environment);
    try {
      figures.direct = await fetchDirectly(server.port);
      const alone = await whileOthersAsk(server.port, () => sleep(10_000));
      const watched = watchProcesses(server.pid, databases.postmaster);
      const beside = await whileOthersAsk(server.port, () => inBackground(server.port, cookie));
      const { serverGrowthMb, processor } = watched();
      figures.background = { ...beside.done, serverGrowthMb, processor };
      figures.others = {
        p95AloneMs: alone.p95,
        p95BesideMs: beside.p95,
        ratio: rounded(beside.p95 / alone.p95),
      };
      say(busy());
    } finally {
      await server.stop();
    }
    if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    else for (const [name, each] of Object.entries(figures)) console.log(name, each);
  } finally {
    await databases.stop();
  }
}

const rounded = (number) => Math.round(number * 100) / 100;

/** Cells as lists have them: names that come again and again, numbers, masks, employers. */
async function* rows(count) {
  for (let from = 0; from < count; from += 500) {
    yield Array.from({ length: 500 }, (_, at) => {
      const n = from + at;
      return Array.from({ length: CELLS }, (_unused, cell) => {
        if (cell < 5) return `第${n % 500}大学`;
        if (cell < 10) return `2027${n}${cell}`;
        if (cell === 10) return `110***********${n % 100}`;
        return cell < 15 ? "江东理工大学计算机学院" : `王${n % 997}有限公司`;
      });
    });
  }
}

const tableOf = (count) => ({
  name: "名单",
  columns: Array.from({ length: CELLS }, (_, at) => ({ title: `第${at}列` })),
  rows: rows(count),
});

/** Grown memory of this process above what it had, by the system's own count of the peak. */
async function grown(work) {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20).unref();
  const done = await work(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  });
  clearInterval(watching);
  return { ...done, growthMb: Math.round((peak - before) / 1e6) };
}

async function writerAlone() {
  return await grown(async (look) => {
    const began = performance.now();
    const used = process.cpuUsage();
    let bytes = 0;
    for await (const piece of xlsxOf(tableOf(ROWS))) {
      bytes += piece.length;
      look();
    }
    const { user, system } = process.cpuUsage(used);
    const seconds = rounded((performance.now() - began) / 1000);
    return {
      rows: ROWS,
      cells: CELLS,
      seconds,
      processorSeconds: rounded((user + system) / 1e6),
      mb: rounded(bytes / 1e6),
    };
  });
}

/** A reader that takes a piece every 2 ms, of a tenth of the rows. */
async function readSlowly() {
  return await grown(async (look) => {
    const began = performance.now();
    for await (const _piece of xlsxOf(tableOf(ROWS / 10))) {
      await sleep(2);
      look();
    }
    return { rows: ROWS / 10, seconds: rounded((performance.now() - began) / 1000) };
  });
}

/** The session of a new account that sees all of the country. */
async function ministry(url) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const { rows: accounts } = await pool.query(
      `insert into staff_account (id, username, name, role, employment_right, archive_right, household_right,
         password_hash, created_at)
       values (uuidv7(), 'bench.export.' || floor(random() * 1e9), '部级', 'MINISTRY', 'READ_ONLY', 'NONE', 'NONE', '-',
         '2026-09-01 00:00:00Z') returning id`,
    );
    const token = await openSession(pool, {
      app: "admin",
      accountId: accounts[0].id,
      graduateId: null,
      now: new Date(),
    });
    return `${SESSION_COOKIE}=${token}`;
  } finally {
    await pool.end();
  }
}

const START = `mutation ($list: ListQuery!, $kind: ExportKind!) { startExport(list: $list, kind: $kind) {
  ... on Export { id state address } ... on Refusal { code message } } }`;
const OWN = "{ exports { state done total rows bytes failure address } }";

async function operation(port, cookie, query, variables = {}) {
  const headers = { ...JSON_HEADERS, origin: `http://127.0.0.1:${port}`, cookie };
  const { answer } = await ask({
    port,
    path: "/admin/graphql",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return answer.data;
}

/** Asked for, shown, made, fetched. */
async function inBackground(port, cookie) {
  const began = performance.now();
  const list = { reviewQueue: { filter: { view: "ALL" } } };
  const { startExport } = await operation(port, cookie, START, { list, kind: "ROWS_XLSX" });
  if (startExport.state !== "WAITING") throw new Error(JSON.stringify(startExport));
  const [shown] = (await operation(port, cookie, OWN)).exports;
  if (!shown) throw new Error("The job does not show");
  const shownMs = Math.round(performance.now() - began);
  for (;;) {
    const [own] = (await operation(port, cookie, OWN)).exports;
    if (own.state === "DONE") {
      const seconds = rounded((performance.now() - began) / 1000);
      const fetched = await fetchFile(port, cookie, own.address);
      return { shownMs, seconds, rows: own.rows, mb: rounded(own.bytes / 1e6), fetched };
    }
    if (own.state === "FAILED" || performance.now() - began > LONGEST_MS)
      throw new Error(JSON.stringify(own));
    await sleep(250);
  }
}

/** First and last byte of a file. */
function fetchFile(port, cookie, path) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    request({ port, path, host: "127.0.0.1", headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} to ${path}`));
      let firstByteMs;
      let bytes = 0;
      response.on("data", (piece) => {
        firstByteMs ??= Math.round(performance.now() - began);
        bytes += piece.length;
      });
      response.on("end", () =>
        resolve({ firstByteMs, wholeMs: Math.round(performance.now() - began), mb: rounded(bytes / 1e6) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

/** A school's 2,000 records. */
async function fetchDirectly(port) {
  const cookie = await signIn(port, REVIEWER);
  const list = { reviewQueue: { filter: { view: "ALL" } } };
  const firsts = [];
  let last;
  for (let time = 0; time < 10; time += 1) {
    const { startExport } = await operation(port, cookie, START, { list, kind: "ROWS_XLSX" });
    last = await fetchFile(port, cookie, startExport.address);
    firsts.push(last.firstByteMs);
  }
  firsts.sort((one, other) => one - other);
  return { ...last, firstByteMs: firsts[Math.floor(firsts.length / 2)], slowestFirstByteMs: firsts.at(-1) };
}

/** A reviewer's page again and again meanwhile, at a steady pace whatever the answers take. */
async function whileOthersAsk(port, work) {
  const cookie = await signIn(port, REVIEWER);
  const body = JSON.stringify({ query: operationOf("admin", "ReviewQueue"), variables: QUEUE_VARIABLES });
  const headers = { ...JSON_HEADERS, origin: `http://127.0.0.1:${port}`, cookie };
  const latencies = [];
  const underWay = new Set();
  const send = () => {
    const began = performance.now();
    const one = ask({ port, path: "/admin/graphql", headers, body })
      .then(() => latencies.push(performance.now() - began))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };
  const timer = setInterval(send, 1000 / OTHERS);
  const done = await work();
  clearInterval(timer);
  await Promise.all(underWay);
  latencies.sort((one, other) => one - other);
  return { done, p95: rounded(latencies[Math.floor(latencies.length * 0.95)] ?? 0) };
}
