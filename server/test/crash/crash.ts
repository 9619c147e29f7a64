import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { HttpLine } from "../../../stage/src/client/http-line.js";
import { eventually, expectEqual } from "../../../stage/src/client/surprise.js";
import type { DatabaseRow } from "../app.js";
import {
  aDepartment,
  aGraduate,
  anEmployer,
  aSchool,
  aStaffAccount,
  openTestGround,
  START,
  type TestGround,
} from "../factories.js";
import { leftBehind } from "../left-behind.js";
import { ACTS_EACH, type Acknowledged, aCast, type Cast, FLOWS, Persistent } from "./flows.js";
import { Mortals, plannedKills } from "./programs.js";

export interface CrashWish {
  flows: number;
  kills: number;
  seed: number;
}

/** A flow that has been played. */
interface Played {
  /** Its number among {@link FLOWS}, and whether a department reviewed. */
  sort: string;
  records: string[];
  acknowledged: Acknowledged[];
}

/**
 * Plays flows side by side on a real server and worker that are killed again and again, and looks what is left (issue
 * 4): nothing half done, nothing acknowledged lost, every message and report once. What a flow leaves must be what the
 * same flow leaves where nobody dies.
 */
export async function crash({ flows, kills, seed }: CrashWish): Promise<void> {
  const ground = await openTestGround();
  const dataDir = mkdtempSync(join(tmpdir(), "gd-crash-"));
  const mortals = new Mortals(environmentOf(ground, dataDir));
  try {
    const casts = await castsOf(ground, flows + 2 * FLOWS.length);
    const lines = new Map<string, Promise<HttpLine>>();
    // Each sort of flow once, one after another, with everybody alive.
    const controls: Played[] = [];
    for (let number = 0; number < 2 * FLOWS.length; number += 1) {
      controls.push(await play(mortals, lines, casts, number));
    }
    mortals.expose(plannedKills(kills, flows * ACTS_EACH, seed));
    const played = await Promise.all(
      Array.from({ length: flows }, (_, index) => play(mortals, lines, casts, index + 2 * FLOWS.length)),
    );
    await mortals.url();
    expect(mortals.killed).toBeGreaterThanOrEqual(kills);
    await nothingLeftToDo(ground, mortals);
    expect(mortals.errors.filter((line) => !isOfOverload(line))).toEqual([]);
    await expectNothingLost(ground, played);
    await expectTheSame(ground, controls, played);
    await expectInOrder(ground);
  } finally {
    await mortals.end();
    await ground.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function environmentOf(ground: TestGround, dataDir: string): Record<string, string> {
  return {
    NODE_ENV: "test",
    DATABASE_URL: ground.url,
    DATA_DIR: dataDir,
    DATA_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
    INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    CLOCK: "test",
    CLOCK_START: START.toISOString(),
    WORKER: "off",
    PORT: "0",
  };
}

/**
 * Two hundred at once on a machine with other work may wait too long for a lock, a statement or a connection; an SMS
 * whose fate is not known is tried again. Anything else is an error.
 */
export function isOfOverload(line: string): boolean {
  return /"code":"(55P03|57014)"|timeout|"job":"sms\.deliver"/.test(line);
}

/** A graduate for each flow; schools and employers are shared, as in life. */
async function castsOf(ground: TestGround, flows: number): Promise<Cast[]> {
  const schools = [
    await aSchool(ground, { reviewMode: "SCHOOL_ONLY" }),
    await aSchool(ground, { reviewMode: "DEPARTMENT_THEN_SCHOOL" }),
  ];
  const sides = await Promise.all(
    schools.map(async (school, index) => {
      const department = await aDepartment(ground, { school });
      const reviewer = index === 1 ? await aStaffAccount(ground, { department }) : null;
      return { department, staff: { department: reviewer, school: await aStaffAccount(ground, { school }) } };
    }),
  );
  const employers = await Promise.all(Array.from({ length: 10 }, () => anEmployer(ground)));
  const casts: Cast[] = [];
  for (let number = 0; number < flows; number += 1) {
    const side = sides[sideOf(number)];
    const employer = employers[number % employers.length];
    if (!side || !employer) throw new Error("Nobody there");
    const graduate = await aGraduate(ground, { department: side.department });
    casts.push(await aCast(ground, employer, graduate, side.staff));
  }
  return casts;
}

const sideOf = (number: number): 0 | 1 => (Math.floor(number / FLOWS.length) % 2 === 0 ? 0 : 1);

async function play(
  mortals: Mortals,
  lines: Map<string, Promise<HttpLine>>,
  casts: readonly Cast[],
  number: number,
): Promise<Played> {
  const kind = number % FLOWS.length;
  const [flow, cast] = [FLOWS[kind], casts[number]];
  if (!flow || !cast) throw new Error("No such flow");
  const line = new Persistent(mortals, lines);
  const records = await flow(line, cast);
  return { sort: `${kind} ${sideOf(number)}`, records, acknowledged: line.acknowledged };
}

/** A gateway is asked again only when its own books must be up to date, ten minutes later. */
const LATER = new Date(START.getTime() + 15 * 60_000);
/** Jobs of a killed worker are freed by the third look for them, 15 s after its end. */
const PATIENCE_MS = 60_000;

/** Waits until every job is done; SMS whose fate a killed worker did not learn need a later clock. */
async function nothingLeftToDo(ground: TestGround, mortals: Mortals): Promise<void> {
  const left = async (but: string) => {
    const { rows } = await ground.pool.query<{ task: string; n: number }>(
      `select task_identifier as task, count(*)::int as n from graphile_worker.jobs
       where task_identifier <> $1 group by 1`,
      [but],
    );
    expectEqual("jobs left", rows, []);
  };
  await eventually(() => left("sms.deliver"), PATIENCE_MS);
  await mortals.later(LATER);
  await ground.pool.query(
    "update graphile_worker._private_jobs set run_at = '2000-01-01' where locked_at is null",
  );
  await eventually(() => left(""), PATIENCE_MS);
}

/** Every acknowledged act is in the history, once, with the state that was told. */
async function expectNothingLost(ground: TestGround, played: readonly Played[]): Promise<void> {
  const { rows } = await ground.pool.query<{ record_id: string; act: string; to_status: string }>(
    "select record_id, act, to_status from record_event",
  );
  const kept = new Map<string, number>();
  for (const { record_id, act, to_status } of rows) {
    const key = `${record_id} ${act} ${to_status}`;
    kept.set(key, (kept.get(key) ?? 0) + 1);
  }
  const lost = played
    .flatMap(({ acknowledged }) => acknowledged)
    .map(({ recordId, act, status }) => `${recordId} ${act} ${status}`)
    .filter((key) => kept.get(key) !== 1);
  expect(lost).toEqual([]);
}

async function expectTheSame(
  ground: TestGround,
  controls: readonly Played[],
  played: readonly Played[],
): Promise<void> {
  const wanted = new Map<string, DatabaseRow>();
  for (const control of controls) wanted.set(control.sort, await leftBehind(ground, control.records));
  for (const one of played) expect(await leftBehind(ground, one.records)).toEqual(wanted.get(one.sort));
}

/** No half state anywhere: histories, counters, held verdicts, commitments. */
async function expectInOrder(ground: TestGround): Promise<void> {
  const { rows } = await ground.pool.query(`
    select 'history' as wrong, r.id::text as what from record r
      where r.status is distinct from (select to_status from record_event e where e.record_id = r.id order by seq desc limit 1)
    union all
    select 'chain', e.record_id::text from (
      select record_id, seq, from_status, lag(to_status) over w as before, row_number() over w as place
      from record_event window w as (partition by record_id order by seq)) e
      where e.from_status is distinct from e.before or e.seq <> e.place
    union all
    select 'counter', concat_ws(' ', kind, status) from (
      select school_id, department_id, kind, status, count as n from queue_count
      union all select school_id, department_id, kind, status, delta from queue_delta
      union all select school_id, department_id, kind, status, -1 from record where submission > 0 and not frozen) c
      group by school_id, department_id, kind, status having sum(n) <> 0
    union all
    select 'agreement', r.id::text from record r
      where r.kind = 'ONLINE_AGREEMENT' and not exists (select 1 from agreement a where a.record_id = r.id)
    union all
    select 'commitments', graduate_id::text from record
      where status in ('DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'SIGNED', 'REGISTERED') group by graduate_id having count(*) > 1`);
  expect(rows).toEqual([]);
}
