import type { Told } from "../../../stage/src/client/answer.js";
import type { DeskCountsQuery } from "../../../stage/src/gql/graphql.js";
import { graphql } from "../../../stage/src/gql/index.js";
import { JOBS } from "../../src/composition.js";
import type { TestApp } from "../app.js";
import type { Driver } from "./driver.js";
import type { Model } from "./model.js";
import { AT_DEPARTMENT, AT_SCHOOL, holds, type ModelRecord, OPEN_TERMINATION } from "./world.js";

/** Drawing a PDF takes longer than all else together, and no rule of a walk hangs on it. */
const DRAWN_ELSEWHERE = "agreement.issue";

/** Runs the jobs that wait, in their order, without the machinery around them, which has tests of its own. */
export async function runJobs({ platform }: TestApp): Promise<void> {
  for (;;) {
    const { rows } = await platform.pool.query<{ task: string; payload: unknown }>({
      name: "walk-jobs",
      text: `with taken as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
          where t.id = j.task_id returning j.id, t.identifier, j.payload)
        select identifier as task, payload from taken where identifier <> $1 order by id`,
      values: [DRAWN_ELSEWHERE],
    });
    if (rows.length === 0) return;
    for (const { task, payload } of rows) {
      const job = JOBS.find(({ name }) => name === task);
      if (!job) throw new Error(`Nobody handles ${task}`);
      await job.run(platform, payload);
    }
  }
}

interface StoredRecord {
  id: string;
  kind: string;
  graduate: string;
  status: string;
  submission: number;
  frozen: boolean;
  due: number | null;
  held: boolean;
  ends: string | null;
  submissions: number;
  events: [number, string | null, string | null][];
}

interface Stored {
  records: StoredRecord[];
  registry: Record<string, { code: string; category: string | null }>;
  /** What the counters say more or less than there is. */
  miscounted: unknown[];
  undelivered: number;
}

const STATE = `
  select
    (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'graduate', r.graduate_id,
        'status', r.status, 'submission', r.submission, 'frozen', r.frozen,
        'due', extract(epoch from r.closes_at) * 1000, 'ends', r.ends_record_id,
        'held', exists (select 1 from held_verdict h where h.record_id = r.id),
        'submissions', (select count(*) from submission s where s.record_id = r.id),
        'events', (select json_agg(json_build_array(e.seq, e.from_status, e.to_status) order by e.seq)
          from record_event e where e.record_id = r.id))), '[]')
      from record r where r.graduate_id = any($1)) as records,
    (select coalesce(json_object_agg(graduate_id, json_build_object('code', code, 'category', job_category)), '{}')
      from registry_destination where graduate_id = any($1)) as registry,
    (select coalesce(json_agg(off), '[]') from (
      select department_id, cohort, kind, status, sum(n) as by from (
        select department_id, cohort, kind, status, count as n from queue_count where department_id = any($2)
        union all
        select department_id, cohort, kind, status, delta from queue_delta where department_id = any($2)
        union all
        select department_id, cohort, kind, status, -1 from record
        where department_id = any($2) and submission > 0 and not frozen
      ) all_of_them group by department_id, cohort, kind, status having sum(n) <> 0) off) as miscounted,
    (select count(*)::int from registry_report where graduate_id = any($1) and delivered_at is null) as undelivered`;

/** Everything wrong with what is stored, by the rules alone and by the model; empty when all is well. */
export async function whatIsWrong(on: TestApp, driver: Driver, model: Model): Promise<string[]> {
  const { people } = driver;
  const { rows } = await on.platform.pool.query<Stored>({
    name: "walk-state",
    text: STATE,
    values: [people.graduates.map(({ id }) => id), people.departmentIds],
  });
  const [stored] = rows;
  if (!stored) throw new Error("No state");
  return [
    ...stored.records.flatMap(brokenHistory),
    ...doubles(stored.records),
    ...(stored.miscounted.length > 0 ? [`counters are off: ${JSON.stringify(stored.miscounted)}`] : []),
    ...(stored.undelivered > 0 ? [`${stored.undelivered} reports were not delivered`] : []),
    ...divergence(stored, driver, model),
  ];
}

/** F-05: numbered without gaps, each step from where the last one led, the last one to where the record is. */
function brokenHistory({ id, status, events, submission, submissions, kind }: StoredRecord): string[] {
  let at: string | null = null;
  for (const [index, [seq, from, to]] of (events ?? []).entries()) {
    if (seq !== index + 1) return [`${id}: step ${index + 1} is numbered ${seq}`];
    if (from !== at) return [`${id}: step ${seq} leaves ${from}, but the record was ${at}`];
    at = to;
  }
  if (at !== status) return [`${id}: is ${status}, but its history ends in ${at}`];
  const kept = ["ONLINE_AGREEMENT", "ONLINE_TERMINATION"].includes(kind) ? 0 : submission;
  return kind !== "ONLINE_TERMINATION" && submissions !== kept
    ? [`${id}: ${submissions} submissions kept, ${kept} made`]
    : [];
}

/** F-01, F-56, without asking the model what there is. */
function doubles(records: readonly StoredRecord[]): string[] {
  const wrong: string[] = [];
  const holding = new Map<string, string>();
  const open = new Map<string, string>();
  for (const record of records) {
    if (holds(record as unknown as ModelRecord)) {
      if (holding.has(record.graduate)) wrong.push(`${record.graduate} holds ${record.id} and another`);
      holding.set(record.graduate, record.id);
    }
    if (!record.ends || !OPEN_TERMINATION.has(record.status)) continue;
    if (open.has(record.ends)) wrong.push(`${record.ends} has two open terminations`);
    open.set(record.ends, record.id);
  }
  return wrong;
}

function divergence({ records, registry }: Stored, { ids, people }: Driver, model: Model): string[] {
  const wrong: string[] = [];
  const stored = new Map(records.map((record) => [record.id, record]));
  for (const expected of model.records.values()) {
    const id = ids.get(expected.name) ?? "";
    const found = stored.get(id);
    stored.delete(id);
    const difference = found ? differenceOf(expected, found) : "is not there";
    if (difference) wrong.push(`${expected.name} (${expected.kind}) ${difference}`);
  }
  for (const { id, kind, status } of stored.values()) wrong.push(`${id} (${kind} ${status}) should not be`);
  for (const { number, registry: expected } of model.graduates) {
    const found = registry[people.graduates[number]?.id ?? ""] ?? null;
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      wrong.push(
        `the registry has ${JSON.stringify(found)} of graduate ${number}, not ${JSON.stringify(expected)}`,
      );
    }
  }
  return wrong;
}

function differenceOf(expected: ModelRecord, found: StoredRecord): string | null {
  const wanted = {
    status: expected.status,
    submission: expected.submission,
    frozen: expected.graduate.frozen,
    due: expected.due,
    held: expected.held !== null,
    steps: expected.steps,
  };
  const { status, submission, frozen, held } = found;
  const due = found.due === null ? null : Number(found.due);
  const is = { status, submission, frozen, due, held, steps: found.events?.length ?? 0 };
  return JSON.stringify(is) === JSON.stringify(wanted)
    ? null
    : `is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`;
}

const DeskList = graphql(`
  query DeskList($view: QueueView!) {
    reviewQueue(first: 100, filter: { view: $view }) { rows { id } }
  }
`);

const DeskCounts = graphql(`
  query DeskCounts {
    queueCounts { kinds { kind waitingForMe byStatus { status count } } }
  }
`);

/** Counts and lists as the desks see them, against the model. */
export async function whatDesksSeeWrong(on: TestApp, driver: Driver, model: Model): Promise<string[]> {
  const wrong: string[] = [];
  for (const who of ["department A", "school A", "school B"] as const) {
    if (who === "department A" && !model.departmentReviews) continue;
    const person = driver.people.who[who];
    const all = await on.ask(person, DeskList, { view: "ALL" });
    const waiting = await on.ask(person, DeskList, { view: "WAITING_FOR_ME" });
    const { kinds } = await on.ask(person, DeskCounts);
    const seen = [...model.records.values()].filter(
      ({ graduate, submission }) => who.endsWith(graduate.school) && !graduate.frozen && submission > 0,
    );
    const turns = [who === "department A" ? AT_DEPARTMENT : AT_SCHOOL];
    if (who === "school A" && !model.departmentReviews) turns.push(AT_DEPARTMENT);
    const mine = seen.filter(({ status }) => turns.some((turn) => turn.has(status)));
    expectSame(wrong, `${who}: list of all`, idsOf(all), namesOf(seen, driver));
    expectSame(wrong, `${who}: list of what waits`, idsOf(waiting), namesOf(mine, driver));
    expectSame(wrong, `${who}: counts`, countsOf(kinds), tally(seen));
    const waits = kinds.reduce((sum, kind) => sum + kind.waitingForMe, 0);
    expectSame(wrong, `${who}: waiting`, [String(waits)], [String(mine.length)]);
  }
  return wrong;
}

const idsOf = ({ rows }: { rows: { id: string }[] }): string[] => rows.map(({ id }) => id).sort();
const namesOf = (records: readonly ModelRecord[], { ids }: Driver): string[] =>
  records.map(({ name }) => ids.get(name) ?? name).sort();

function countsOf(kinds: Told<DeskCountsQuery>["queueCounts"]["kinds"]): string[] {
  return kinds
    .flatMap(({ kind, byStatus }) =>
      byStatus.filter(({ count }) => count !== 0).map(({ status, count }) => `${kind} ${status} ${count}`),
    )
    .sort();
}

function tally(records: readonly ModelRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { kind, status } of records) {
    counts.set(`${kind} ${status}`, (counts.get(`${kind} ${status}`) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${what} ${count}`).sort();
}

function expectSame(wrong: string[], what: string, found: string[], wanted: string[]): void {
  if (found.join() !== wanted.join()) wrong.push(`${what} is ${found.join()}, not ${wanted.join()}`);
}
