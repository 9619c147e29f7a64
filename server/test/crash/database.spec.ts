import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OperationFailed } from "../../../stage/src/client/conversation.js";
import { HttpLine } from "../../../stage/src/client/http-line.js";
import { eventually, expectEqual } from "../../../stage/src/client/surprise.js";
import { stopEmbeddedPostgres } from "../../src/database/embedded.js";
import { address, describeCluster } from "../../src/database/embedded-cluster.js";
import type { ActAnswer } from "../app.js";
import { openGroundAt } from "../factories/ground.js";
import {
  aFavourite,
  aGraduate,
  anEmployer,
  aSchool,
  newId,
  PASSWORD,
  START,
  type TestGraduate,
} from "../factories.js";
import { buildPrograms, type Program, startProgram } from "../processes.js";
import { changedBy, SIGNING, TERMS } from "../signing.js";

/** Recovery and the machine's other work included. */
const BACK_WITHIN_MS = 60_000;
/** What is promised: so long after the recovery everybody is served again. Beside everything else it may take longer. */
const SERVED_WITHIN_MS = process.env.LONG === "1" ? 5_000 : 30_000;
/** One every so often: some are on their way when it happens, and some come while it is away. */
const INVITATIONS = 40;
const INVITED_EVERY_MS = 50;
const ASKED_AGAIN_EVERY_MS = 1_000;

let folder: string;
let main: Program;
beforeAll(async () => {
  buildPrograms();
  folder = mkdtempSync(join(tmpdir(), "gd-crash-database-"));
  main = await startProgram("main", {
    DATA_DIR: folder,
    DATA_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
    INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    CLOCK: "test",
    CLOCK_START: START.toISOString(),
    DEMO: "off",
    PORT: "0",
  });
}, 180_000);
afterAll(async () => {
  await main?.kill();
  await stopEmbeddedPostgres(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
});

/** The cluster as the server sees it. */
function cluster() {
  const described = describeCluster(join(folder, "postgres"), true);
  const [pid, , , port] = readFileSync(join(described.data, "postmaster.pid"), "utf8")
    .split("\n")
    .map(Number);
  return { pid: pid ?? 0, url: address(described, port ?? 0, "platform"), log: described.log };
}

/** When PostgreSQL last said that it has recovered, in milliseconds since 1970. */
function recoveredAt(): number {
  const lines = readFileSync(cluster().log, "utf8").split("\n");
  const ready = lines.findLast((line) => line.includes("database system is ready to accept connections"));
  return Date.parse(ready?.slice(0, "2026-12-01 04:00:00.000".length).replace(" ", "T").concat("Z") ?? "");
}

/** By the machine's clock, which PostgreSQL writes its log by. */
const wallClock = () => performance.timeOrigin + performance.now();

/** An employer with graduates to invite, one of whom sits before an open page. */
async function settle() {
  const ground = await openGroundAt(cluster().url);
  const school = await aSchool(ground, { reviewMode: "SCHOOL_ONLY" });
  const employer = await anEmployer(ground);
  const favourites: string[] = [];
  let graduate: TestGraduate | undefined;
  for (let n = 0; n <= INVITATIONS; n += 1) {
    graduate = await aGraduate(ground, { school });
    favourites.push((await aFavourite(ground, { employer, graduate })).id);
  }
  await ground.close();
  const inviting = await new HttpLine(main.url, "employer").signIn(employer.mobile, PASSWORD);
  const watching = await new HttpLine(main.url, "student").signIn(graduate?.mobile ?? "", PASSWORD);
  return { inviting, page: await watching.listen(), favourites };
}

/** Sends an invitation until it is answered, as people do whom the page tells that the platform will be back. */
async function invites(line: HttpLine, favouriteId: string): Promise<string> {
  const input = { id: newId(), favouriteId, terms: TERMS };
  for (;;) {
    try {
      return changedBy("invite", (await line.send(SIGNING.invite, { input })) as ActAnswer).id;
    } catch (error) {
      if (!(error instanceof OperationFailed && error.code === "UNAVAILABLE")) throw error;
    }
    await sleep(ASKED_AGAIN_EVERY_MS);
  }
}

/** Writes one row after another until told to stop, over the end of the database; answers which were acknowledged. */
function writing(url: string) {
  const acknowledged: number[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on("error", () => undefined);
  let next = 0;
  let going = true;
  const one = async () => {
    while (going) {
      next += 1;
      const row = next;
      await pool.query("insert into written values ($1)", [row]).then(
        () => acknowledged.push(row),
        () => sleep(50),
      );
    }
  };
  const all = Promise.all([one(), one(), one(), one()]);
  return async () => {
    going = false;
    await all;
    const { rows } = await pool.query<{ n: number }>("select n from written order by n");
    await pool.end();
    return { acknowledged: acknowledged.toSorted((a, b) => a - b), kept: new Set(rows.map(({ n }) => n)) };
  };
}

const signIn = () =>
  fetch(`${main.url}/admin/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: 'mutation { signInStaff(username: "x", password: "y") { __typename } }' }),
  });

it("a PostgreSQL that is killed under load is there again by itself, with all that it acknowledged", async () => {
  const { pid, url } = cluster();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create table written (n int primary key)");
  await client.end();
  const { inviting, page, favourites } = await settle();
  const [last = "", ...others] = favourites.toReversed();
  const stop = writing(url);
  const invited = Promise.all(
    others.map(async (favouriteId, n) => {
      await sleep(n * INVITED_EVERY_MS);
      return await invites(inviting, favouriteId);
    }),
  );
  // Where something else fails first, that is what is told.
  invited.catch(() => undefined);
  await sleep(500);
  page.forget();
  process.kill(pid, "SIGKILL");
  const answers: { status: number; retryAfter: string | null; code: string }[] = [];
  const until = performance.now() + BACK_WITHIN_MS;
  for (let status = 0; status !== 200 && performance.now() < until; ) {
    const response = await signIn();
    const body = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    status = response.status;
    const code = body.errors?.[0]?.extensions.code ?? "";
    answers.push({ status, retryAfter: response.headers.get("retry-after"), code });
    await sleep(100);
  }
  expect(answers.at(-1)?.status).toBe(200);
  expect(wallClock() - recoveredAt()).toBeLessThan(SERVED_WITHIN_MS);
  const away = answers.filter(({ status }) => status !== 200);
  expect(away.length).toBeGreaterThan(0);
  expect(new Set(away.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ status: 503, retryAfter: "3", code: "UNAVAILABLE" })]),
  );
  expect(cluster()).toMatchObject({ url });
  expect((await fetch(`${main.url}/readyz`)).status).toBe(200);
  await sleep(500);
  const { acknowledged, kept } = await stop();
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(acknowledged.filter((row) => !kept.has(row))).toEqual([]);

  // The page that was open hears that it may have missed something, and of what is done from then on.
  await page.hears("HELLO");
  const ids = await invited;
  const id = await invites(inviting, last);
  await page.hears("RECORD", id);
  page.close();
  // Every invitation that was answered is there once; its job, added before the end or after it, was done once.
  await eventually(async () => {
    const { rows } = await read(
      url,
      `select (select count(*)::int from record_event e where e.record_id = any($1) and e.act = 'invite') as steps,
         (select count(*)::int from message m where m.record_id = any($1) and m.recipient_kind = 'GRADUATE') as told`,
      [[...ids, id]],
    );
    expectEqual("what was left", rows, [{ steps: INVITATIONS + 1, told: INVITATIONS + 1 }]);
  }, 2 * BACK_WITHIN_MS);
}, 300_000);

async function read(url: string, text: string, values: unknown[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
