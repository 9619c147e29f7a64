import { cpus, loadavg } from "node:os";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { hashPassword } from "../../server/dist/parties/identity/index.js";
import { currentCohort } from "../../server/dist/parties/settings/index.js";
import { JSON_HEADERS, signIn, startWithWorker } from "./contestants.mjs";
import { openDatabases, withClient } from "./databases.mjs";
import { ask } from "./load.mjs";
import { watchProcesses } from "./processes.mjs";
import { csvOf, rosterRows, xlsxOf } from "./roster-file.mjs";

const ROWS = 50_000;
const PASSWORD = "Bench@2027";
const FORMATS = { csv: csvOf, xlsx: xlsxOf };
const ASK_AGAIN_MS = 100;
const LONGEST_MS = 180_000;

/**
 * A large roster, dry run and commit, as CSV and as XLSX: through a session, the upload route, the worker and the
 * child of a real server, beside a bare COPY of the same rows. Each file is that of a school of its own.
 */
export async function benchRoster({ json }) {
  const say = (text) => process.stderr.write(`${text}\n`);
  const databases = await openDatabases(say, { names: ["rosters"], pinned: false, anew: true });
  try {
    const url = databases.urls.rosters;
    const figures = { rows: ROWS, copyMs: await bareCopy(url, say) };
    for (const format of Object.keys(FORMATS)) {
      figures[format] = await uploadOnce(format, databases, say);
    }
    if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    else print(figures);
  } finally {
    await databases.stop();
  }
}

/** What the same rows cost when nobody looks at them. */
async function bareCopy(url, say) {
  const rows = rosterRows(
    { code: "00000", name: "示例大学" },
    { rows: ROWS, cohort: cohort(), from: 0 },
  ).slice(1);
  const text = rows.map((row) => `${row.join("\t")}\n`).join("");
  return await withClient(url, async (client) => {
    await client.query(`drop table if exists bench_copy; create table bench_copy
      (${rows[0].map((_, at) => `c${at} text`).join(", ")})`);
    const began = performance.now();
    await pipeline(Readable.from([text]), client.query(copyFrom("copy bench_copy from stdin")));
    const copyMs = Math.round(performance.now() - began);
    await client.query("drop table bench_copy");
    say(`COPY ${copyMs} ms`);
    return copyMs;
  });
}

/** On a server of its own, so that the second file finds no memory that the first one left. */
async function uploadOnce(format, { urls: { rosters: url }, environment, postmaster }, say) {
  const school = await withClient(url, newSchool);
  const rows = rosterRows(school, { rows: ROWS, cohort: cohort(), from: school.number * ROWS });
  const file = FORMATS[format](rows);
  rows.length = 0;
  const server = await startWithWorker(url, environment);
  try {
    const on = {
      port: server.port,
      cookie: await signIn(server.port, { username: school.username, password: PASSWORD }),
    };
    const watched = watchProcesses(server.pid, postmaster);
    const began = performance.now();
    const id = await send(on, file);
    expectFigures(await settled(on, id, "CHECKING"), {
      status: "CHECKED",
      rows: ROWS,
      added: ROWS,
      wrong: 0,
    });
    const checked = performance.now();
    await operation(on, "mutation ($id: ID!) { commitRosterUpload(id: $id) { __typename } }", { id });
    expectFigures(await settled(on, id, "COMMITTING"), { status: "COMMITTED" });
    const committed = performance.now();
    const { serverGrowthMb, childPeakMb, processor } = watched();
    say(
      `${format}: ${(file.length / 1e6).toFixed(1)} MB; processor seconds ${JSON.stringify(processor)}; ` +
        `load of the machine ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`,
    );
    return {
      dryRunMs: Math.round(checked - began),
      commitMs: Math.round(committed - checked),
      totalMs: Math.round(committed - began),
      serverGrowthMb,
      childPeakMb,
    };
  } finally {
    await server.stop();
  }
}

/** A school without graduates, with an account that may write. */
async function newSchool(client) {
  const { rows } = await client.query(
    `with last as (select count(*)::int + 1 as number from school where code like '9%'),
       province as (select id from province order by code limit 1),
       school as (insert into school (id, province_id, code, name, address)
         select uuidv7(), province.id, '9' || lpad(number::text, 4, '0'), '名单大学' || number, '大学路' || number || '号'
         from last, province returning id, code, name, province_id)
     select last.number, school.* from last, school`,
  );
  const school = rows[0];
  const username = `bench.roster.${school.number}`;
  await client.query(
    `insert into staff_account (id, username, name, role, province_id, school_id, employment_right, archive_right,
       household_right, password_hash, created_at)
     values (uuidv7(), $1, '名单上报', 'SCHOOL', $2, $3, 'READ_WRITE', 'NONE', 'NONE', $4, '2026-09-01 00:00:00Z')`,
    [username, school.province_id, school.id, await hashPassword(PASSWORD)],
  );
  return { number: school.number, code: school.code, name: school.name, username };
}

/** The one that schools work on today, as the server sees it. */
function cohort() {
  return currentCohort(new Date());
}

async function send({ port, cookie }, file) {
  const response = await fetch(`http://127.0.0.1:${port}/admin/roster-uploads?cohort=${cohort()}`, {
    method: "POST",
    headers: {
      cookie,
      origin: `http://127.0.0.1:${port}`,
      "content-type": "application/octet-stream",
      "apollo-require-preflight": "1",
    },
    body: file,
  });
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()).id;
}

async function operation({ port, cookie }, query, variables) {
  const headers = { ...JSON_HEADERS, origin: `http://127.0.0.1:${port}`, cookie };
  const { answer } = await ask({
    port,
    path: "/admin/graphql",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return answer.data;
}

/** The upload once it is no longer in `status`, asked for as an open page asks. */
async function settled(on, id, status) {
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    const { rosterUpload } = await operation(
      on,
      "query ($id: ID!) { rosterUpload(id: $id) { status failure rows added wrong } }",
      { id },
    );
    if (rosterUpload.status !== status) return rosterUpload;
    if (performance.now() > until) throw new Error(`Still ${status}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

function expectFigures(found, wanted) {
  const other = Object.entries(wanted).filter(([key, value]) => found[key] !== value);
  if (other.length > 0) throw new Error(`Not as it should be: ${JSON.stringify(found)}`);
}

function print({ rows, copyMs, ...formats }) {
  console.log(`\n${rows} 行 rows, 36 列 columns; COPY ${copyMs} ms`);
  console.table(formats);
}
